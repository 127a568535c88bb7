import { existsSync, lstatSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, unlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { UserError } from "../../data/error.ts";
import { sha256 } from "../../data/hash.ts";
import { inside, isPlainName } from "../../data/inside.ts";
import { at, systemCode } from "../../data/systemError.ts";
import { writeWhole } from "../../data/writeWhole.ts";

/** What a build did to the folder of its site. */
export interface Written {
  /** files written */
  changed: number;
  /** files there that no build wrote: left alone */
  others: number;
}

/** A file that every site has. */
const mark = "results.schema.json";

/**
 * Writes `files` (relative path -> content) into `dir`: unchanged files are left alone, and of the others only those
 * removed that an earlier call wrote, as the file `record` says. Throws UserError for a folder with other things than a
 * site, for a path that leads out of it, and for a link in the place of one of the site's files or folders: other links
 * are left alone and never followed.
 */
export async function writeSite(
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  record: string,
): Promise<Written> {
  const { before, there } = await openSite(dir, record);
  await at(dir, () => mkdir(dir, { recursive: true }));
  await writeRecord(record, [...before, ...files.keys()]);
  let changed = 0;
  for (const [path, content] of files) if (await writeInside(dir, path, content)) changed++;
  const old = before.filter((path) => !files.has(path));
  for (const path of old) await removeInside(dir, path);
  await writeRecord(record, [...files.keys()]);
  const known = new Set([...files.keys(), ...old]);
  return { changed, others: there.filter((path) => !known.has(path)).length };
}

/** Path of the record of a folder that a project writes its site to. */
export function recordOf(dir: string, root: string): string {
  return join(root, ".cache/sites", `${sha256(dir)}.json`);
}

/** What a folder of a site holds. */
interface OpenSite {
  /** paths that earlier calls wrote */
  before: string[];
  there: string[];
}

/** Looks into the folder of a site; throws UserError for one with other things than a site. */
export async function openSite(dir: string, record: string): Promise<OpenSite> {
  const before = await readRecord(record);
  const there = await at(dir, () => listFiles(dir));
  const isSite = there.some((path) => path === mark || before.includes(path));
  if (there.length > 0 && !isSite)
    throw new UserError(`no site, and not empty: ${dir} (name another folder by --out DIR)`);
  return { before, there };
}

async function writeInside(
  dir: string,
  path: string,
  content: string | Uint8Array,
): Promise<boolean> {
  const target = inside(dir, path);
  const bytes = Buffer.from(content as Uint8Array);
  return at(target, async () => {
    checkPlaces(dir, path);
    if (existsSync(target) && readFileSync(target).equals(bytes)) return false;
    await writeWhole(target, bytes, { fsync: false });
    return true;
  });
}

/** Throws UserError where a link stands in the place of the path's file or of a folder on its way, or a file in that of a folder. */
function checkPlaces(dir: string, path: string): void {
  const parts = path.split("/");
  const places = parts.map((_, index) => join(dir, ...parts.slice(0, index + 1)));
  for (const place of places) {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isSymbolicLink())
      throw new UserError(`a link in the place of the site's own: ${place} (remove it)`);
    if (place !== places.at(-1) && !found.isDirectory())
      throw new UserError(`a file in the place of a folder: ${place} (remove it)`);
  }
}

/** Also the folders that it leaves empty. */
async function removeInside(dir: string, path: string): Promise<void> {
  const target = inside(dir, path);
  await at(target, async () => {
    checkPlaces(dir, path);
    await unlink(target).catch((error: unknown) => {
      if (systemCode(error) !== "ENOENT") throw error;
    });
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      const left = await readdir(join(dir, folder)).catch(() => null);
      if (left !== null && left.length === 0) await rmdir(join(dir, folder));
    }
  });
}

/** Paths of the files and links below a folder, sorted; none where there is no folder. */
async function listFiles(dir: string): Promise<string[]> {
  if (!existsSync(dir)) return [];
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

/** Paths that earlier calls wrote; none where the record is gone or damaged. */
async function readRecord(record: string): Promise<string[]> {
  if (!existsSync(record)) return [];
  const paths = parsePaths(await readFile(record, "utf8"));
  return paths.filter((path) => path.split("/").every(isPlainName));
}

function parsePaths(text: string): string[] {
  try {
    const paths: unknown = JSON.parse(text);
    return Array.isArray(paths) ? paths.map(String) : [];
  } catch {
    return [];
  }
}

async function writeRecord(record: string, paths: readonly string[]): Promise<void> {
  await writeWhole(record, JSON.stringify([...new Set(paths)].sort()));
}
