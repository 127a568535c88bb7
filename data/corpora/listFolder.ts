import { join } from "node:path";
import {
  type AbsentCover,
  byCodeUnit,
  emptyFolder,
  type Split,
  type UnreadableCover,
} from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { asUserError, systemCode } from "../systemError.ts";
import { entriesOf, type Entry } from "./entries.ts";
import { problemsOfGenres, sideNamed } from "../corpus/folderNames.ts";

/** A file found where a cover should be; `split` where the folders say it. */
export interface FoundFile {
  id: string;
  genre: string;
  split?: Split;
  /** what it shares with others that must stay on its side, where a table says it */
  group?: string;
}

export interface Listing {
  files: FoundFile[];
  /** what was found and is no cover, with the reason; without a genre what is in none */
  unusable: UnreadableCover[];
  /** what a table names by URL and is not here */
  absent: AbsentCover[];
  /** why no corpus can be made of it */
  problems: string[];
  /** what a person should know of how it was read */
  notes: string[];
  /** files with several labels, of which one counts */
  several?: number;
}

interface Walk {
  dir: string;
  followLinks: boolean;
  found: Listing;
}

/** A folder below the corpus's: of a genre, or of genres on one side. */
interface Place {
  path: string;
  split?: Split;
}

/** What its author puts beside the pictures: what they are, and what is said of them. */
const ofPaper = /^(paper\.yaml|[a-z]+\.md|references\.bib|labels\.(csv|tsv|jsonl))$/;

export function isOfPaper(path: string): boolean {
  return ofPaper.test(path);
}

/** Files of DIR/genre/file or DIR/train|test|validation/genre/file, by id, and all else that lies there. Nothing is opened. */
export async function listFolder(dir: string, { followLinks = false } = {}): Promise<Listing> {
  const found: Listing = { files: [], unusable: [], absent: [], problems: [], notes: [] };
  const walk = { dir, followLinks, found };
  const entries = await entriesOf(dir, followLinks).catch(noFolder(dir));
  const top = entries.filter(({ name }) => !isOfPaper(name));
  const folders = foldersAmong(top, "", walk);
  const hasSides = folders.some((name) => ["train", "test"].includes(sideNamed(name) ?? ""));
  if (hasSides) await listSides(folders, walk);
  else for (const name of folders) await listGenre({ path: name }, name, walk);
  const genres = [...new Set(found.files.map(({ genre }) => genre))].sort(byCodeUnit);
  found.problems.push(...problemsOfGenres(genres));
  found.files.sort((a, b) => byCodeUnit(a.id, b.id));
  return found;
}

async function listSides(folders: readonly string[], walk: Walk): Promise<void> {
  const { found } = walk;
  const sides = new Set(folders.map(sideNamed));
  for (const side of ["train", "test"] as const)
    if (!sides.has(side)) found.problems.push(`folder without ${side} beside the others`);
  for (const path of folders) {
    const side = sideNamed(path);
    if (side === undefined) found.problems.push(`folder beside train and test: ${path}`);
    else await listSide({ path, split: side === "test" ? "test" : "train" }, walk);
    if (side === "validation") found.notes.push(`${path}: its covers are used for training`);
  }
}

async function listSide(place: Place, walk: Walk): Promise<void> {
  const genres = foldersAmong(await entriesIn(place.path, walk), `${place.path}/`, walk);
  for (const genre of genres)
    await listGenre({ ...place, path: `${place.path}/${genre}` }, genre, walk);
}

async function listGenre({ path, split }: Place, genre: string, walk: Walk): Promise<void> {
  const { files } = walk.found;
  const entries = await entriesIn(path, walk);
  if (entries.length === 0) tell(walk, path, emptyFolder);
  for (const { name, kind } of entries) {
    const id = `${path}/${name}`;
    if (kind === "file") files.push({ id, genre, ...(split && { split }) });
    else if (kind === "folder") tell(walk, id, tooDeep(await countFiles(id, walk)));
    else tell(walk, id, kind.unusable);
  }
}

/** The folders among the entries; what else lies beside them is told. */
function foldersAmong(entries: readonly Entry[], prefix: string, walk: Walk): string[] {
  for (const { name, kind } of entries)
    if (kind === "file") tell(walk, `${prefix}${name}`, "beside the folders");
    else if (kind !== "folder") tell(walk, `${prefix}${name}`, kind.unusable);
  return entries.filter(({ kind }) => kind === "folder").map(({ name }) => name);
}

/** A folder that cannot be opened is told and has nothing in it. */
async function entriesIn(path: string, walk: Walk): Promise<Entry[]> {
  return entriesOf(join(walk.dir, path), walk.followLinks).catch((error: unknown) => {
    if (systemCode(error) === undefined) throw error;
    tell(walk, path, "a folder that cannot be opened");
    return [];
  });
}

/** Once of each: the first reason stands. */
function tell({ found: { unusable } }: Walk, id: string, reason: string): void {
  if (!unusable.some((told) => told.id === id)) unusable.push({ id, genre: "", reason });
}

function tooDeep(count: number): string {
  if (count === 0) return emptyFolder;
  return `a folder in a folder: ${count} ${count === 1 ? "file" : "files"} too deep (move them up)`;
}

/** Links count, and are not followed: they may lead in a circle. */
async function countFiles(path: string, walk: Walk): Promise<number> {
  const entries = await entriesIn(path, { ...walk, followLinks: false });
  const folders = entries.filter(({ kind }) => kind === "folder");
  let count = entries.length - folders.length;
  for (const { name } of folders) count += await countFiles(`${path}/${name}`, walk);
  return count;
}

function noFolder(dir: string) {
  return (cause: unknown): never => {
    if (!["ENOENT", "ENOTDIR"].includes(systemCode(cause) ?? "")) throw asUserError(cause, dir);
    throw new UserError(`no folder of covers: ${dir} (expected DIR/genre/image)`, { cause });
  };
}
