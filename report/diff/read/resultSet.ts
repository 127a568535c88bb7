import { basename } from "node:path";
import type { Json } from "../../../analyses/contract/analysis.ts";
import { isObject, type KeyModules } from "../../../analyses/pipeline/key.ts";
import { digestOf } from "../../../analyses/pipeline/results.ts";
import { type Corpus, makeCorpus } from "../../../data/corpus/corpus.ts";
import { UserError } from "../../../data/error.ts";
import { canonicalJson, sha256 } from "../../../data/hash.ts";
import type { Snapshot } from "../../git/snapshot.ts";
import { type LockText, parseLocks } from "../../../data/corpus/lock.ts";

/** A committed result as far as a diff needs it; the code that wrote it may be older or newer than this. */
export interface StoredFile {
  analysis: string;
  corpus: string;
  key: string;
  parts: JsonObject;
  modules: KeyModules;
  /** SHA-256 of the PNG files by picture name */
  images: Record<string, string>;
  /** SHA-256 of the binary files by name; left out where there are none */
  files?: Record<string, string>;
  result: Json;
  /** what is not as it was computed, in words: its numbers, a picture or a file */
  damage: readonly string[];
}

export type JsonObject = { [name: string]: Json };

/** Everything one end of a comparison says. */
export interface ResultSet {
  name: string;
  /** by `corpus/analysis` */
  results: Map<string, StoredFile>;
  /** as their locks list them */
  corpora: Map<string, Corpus>;
  /** source files, prose and style by path */
  texts: Map<string, string>;
  /** PNG files of a result by name */
  pictures(id: string, names: readonly string[]): Promise<Map<string, Buffer>>;
}

/** The folders and files a comparison reads. */
export const comparedFolders = ["analyses", "data", "report", "package-lock.json"];

/** The same of a paper of one's own, beside its pages. */
export const paperFolders = [
  "analyses",
  "figures",
  "tables",
  "data/corpora",
  "paper.yaml",
  "references.bib",
  "package-lock.json",
];

const resultPath = /^analyses\/results\/([^/]+)\/([^/]+)\.json$/;
/** Of a whole lock, or of a part of one. */
const lockPath = /^data\/corpora\/([^/]+)\.lock(?:\.[0-9a-f])?\.tsv$/;
const textPath =
  /\.(ts|md|css)$|^paper\.yaml$|^references\.bib$|^data\/poster\.json$|^analyses\/results\/gates\.json$|^package-lock\.json$/;

/** What files were parsed to, by path and text: most are the same at both ends. */
export interface Parsed {
  results: Map<string, StoredFile>;
  corpora: Map<string, Corpus>;
}

/** Reads the results, locks, prose and code of a snapshot; pictures only when asked for. */
export async function readResultSet(
  snapshot: Snapshot,
  parsed: Parsed = { results: new Map(), corpora: new Map() },
): Promise<ResultSet> {
  const isRead = (path: string) => [resultPath, lockPath, textPath].some((kind) => kind.test(path));
  const files = await snapshot.read(snapshot.paths.filter(isRead));
  const set: ResultSet = {
    name: snapshot.name,
    results: new Map(),
    corpora: new Map(),
    texts: new Map(),
    pictures: (id, names) => readPictures(snapshot, id, names),
  };
  for (const [path, content] of files) addFile(set, parsed, path, content.toString());
  addCorpora(set, parsed, files);
  await addDamage(set, snapshot);
  return set;
}

/** Says of each picture or file of a result that it is missing, or another than was computed. */
async function addDamage({ results }: ResultSet, snapshot: Snapshot): Promise<void> {
  const expected = [...results].flatMap(([id, { images, files = {} }]) => {
    const listed = (hashes: Record<string, string>, ending: Ending) =>
      Object.entries(hashes).map(([name, hash]) => ({ id, hash, path: beside(id, name, ending) }));
    return [...listed(images, "png"), ...listed(files, "bin")];
  });
  const found = await snapshot.read(expected.map(({ path }) => path));
  for (const { id, hash, path } of expected) {
    const content = found.get(path);
    if (content !== undefined && sha256(content) === hash) continue;
    const stored = results.get(id)!;
    const what = `${basename(path)} is ${content === undefined ? "missing" : "another file"}`;
    results.set(id, { ...stored, damage: [...stored.damage, what] });
  }
}

function addFile(set: ResultSet, parsed: Parsed, path: string, text: string): void {
  const place = `${path} (${set.name})`;
  const identity = `${path}\n${text}`;
  const [, corpus, analysis] = resultPath.exec(path) ?? [];
  if (corpus !== undefined && analysis !== undefined) {
    const parse = () => withItsName({ ...parseStored(text, place), corpus, analysis });
    set.results.set(`${corpus}/${analysis}`, once(parsed.results, identity, parse));
  }
  if (textPath.test(path)) set.texts.set(path, text);
}

/** Its key names the analysis that computed it; of a file that has the name of another it says so. */
function withItsName(stored: StoredFile): StoredFile {
  const { parts, analysis, damage } = stored;
  const name = parts["name"] ?? analysis;
  if (name === analysis) return stored;
  return { ...stored, damage: [...damage, `it is a result of ${String(name)}`] };
}

function addCorpora(set: ResultSet, parsed: Parsed, files: ReadonlyMap<string, Buffer>): void {
  const locks = new Map<string, LockText[]>();
  for (const [path, content] of files) {
    const [, name] = lockPath.exec(path) ?? [];
    if (name === undefined) continue;
    const texts = [{ file: `${path} (${set.name})`, text: content.toString() }];
    locks.set(name, [...(locks.get(name) ?? []), ...texts]);
  }
  for (const [name, texts] of locks) {
    const identity = `${name}\n${texts.map(({ text }) => text).join("\n")}`;
    const parse = () => parseCorpus(name, texts);
    set.corpora.set(name, once(parsed.corpora, identity, parse));
  }
}

function once<T>(known: Map<string, T>, identity: string, parse: () => T): T {
  const value = known.get(identity) ?? parse();
  known.set(identity, value);
  return value;
}

function parseCorpus(name: string, texts: readonly LockText[]): Corpus {
  const { covers, unreadable, absent } = parseLocks(texts);
  return makeCorpus(name, covers, unreadable, "", absent);
}

async function readPictures(
  snapshot: Snapshot,
  id: string,
  names: readonly string[],
): Promise<Map<string, Buffer>> {
  const pathOf = (name: string) => beside(id, name, "png");
  const files = await snapshot.read(names.map(pathOf));
  return new Map(names.flatMap((name) => pairOf(name, files.get(pathOf(name)))));
}

type Ending = "png" | "bin";

/** Path of a picture or file that belongs to a result. */
function beside(id: string, name: string, ending: Ending): string {
  return `analyses/results/${id}/${name}.${ending}`;
}

function pairOf(name: string, file: Buffer | undefined): [string, Buffer][] {
  return file ? [[name, file]] : [];
}

function parseStored(text: string, place: string): Omit<StoredFile, "corpus" | "analysis"> {
  const file = parseJson(text, place);
  const { key, parts, modules, images, files = {}, result, digest } = isObject(file) ? file : {};
  if (typeof key !== "string" || !isObject(parts) || !isObject(images) || result === undefined)
    throw new UserError(`not a result: ${place} (expected key, parts, images and result)`);
  const outcome = { result, ...({ images, files } as Pick<StoredFile, "images" | "files">) };
  const isOther = digest !== undefined && digest !== digestOf(outcome);
  const damage = isOther ? ["its numbers are not those of its digest"] : [];
  return { key, parts, modules: parseModules(modules), ...outcome, damage };
}

/** Of results from before modules were stored: none. */
function parseModules(modules: Json | undefined): KeyModules {
  const { code = {}, engine = null } = isObject(modules) ? modules : {};
  return { code, engine } as KeyModules;
}

/** Parses JSON from a file; throws UserError naming it. */
export function parseJson(text: string, place: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    canonicalJson(value); // refuses numbers that only the text can hold: 1e999
    return value;
  } catch (cause) {
    throw new UserError(`not JSON: ${place} (restore it from git)`, { cause });
  }
}
