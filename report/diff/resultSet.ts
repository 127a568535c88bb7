import type { Json } from "../../analyses/analysis.ts";
import { isObject } from "../../analyses/key.ts";
import { UserError } from "../../data/error.ts";
import type { Snapshot } from "../../data/git/snapshot.ts";
import { type Lock, parseLock } from "../../data/lock.ts";

/** A committed result as far as a diff needs it; the code that wrote it may be older or newer than this. */
export interface StoredFile {
  analysis: string;
  corpus: string;
  key: string;
  parts: JsonObject;
  /** SHA-256 of the PNG files by picture name */
  images: Record<string, string>;
  result: Json;
}

export type JsonObject = { [name: string]: Json };

/** Everything one end of a comparison says. */
export interface ResultSet {
  name: string;
  /** by `corpus/analysis` */
  results: Map<string, StoredFile>;
  locks: Map<string, Lock>;
  /** source files, prose and style by path */
  texts: Map<string, string>;
  /** PNG files of a result by name */
  pictures(id: string, names: readonly string[]): Promise<Map<string, Buffer>>;
}

/** The folders a comparison reads. */
export const comparedFolders = ["analyses", "data", "report"];

const resultPath = /^analyses\/results\/([^/]+)\/([^/]+)\.json$/;
const lockPath = /^data\/corpora\/([^/]+)\.lock\.tsv$/;
const textPath = /\.(ts|md|css)$|^data\/poster\.json$|^analyses\/results\/gates\.json$/;

/** Reads the results, locks, prose and code of a snapshot; pictures only when asked for. */
export async function readResultSet(snapshot: Snapshot): Promise<ResultSet> {
  const isRead = (path: string) => [resultPath, lockPath, textPath].some((kind) => kind.test(path));
  const files = await snapshot.read(snapshot.paths.filter(isRead));
  const set: ResultSet = {
    name: snapshot.name,
    results: new Map(),
    locks: new Map(),
    texts: new Map(),
    pictures: (id, names) => readPictures(snapshot, id, names),
  };
  for (const [path, content] of files) addFile(set, path, content.toString());
  return set;
}

function addFile(set: ResultSet, path: string, text: string): void {
  const place = `${path} (${set.name})`;
  const [, corpus, analysis] = resultPath.exec(path) ?? [];
  if (corpus !== undefined && analysis !== undefined)
    set.results.set(`${corpus}/${analysis}`, { ...parseStored(text, place), corpus, analysis });
  const [, locked] = lockPath.exec(path) ?? [];
  if (locked !== undefined) set.locks.set(locked, parseLock(text, place));
  if (textPath.test(path)) set.texts.set(path, text);
}

async function readPictures(
  snapshot: Snapshot,
  id: string,
  names: readonly string[],
): Promise<Map<string, Buffer>> {
  const pathOf = (name: string) => `analyses/results/${id}/${name}.png`;
  const files = await snapshot.read(names.map(pathOf));
  return new Map(names.flatMap((name) => pairOf(name, files.get(pathOf(name)))));
}

function pairOf(name: string, file: Buffer | undefined): [string, Buffer][] {
  return file ? [[name, file]] : [];
}

function parseStored(text: string, place: string): Omit<StoredFile, "corpus" | "analysis"> {
  const file = parseJson(text, place);
  const { key, parts, images, result } = isObject(file) ? file : {};
  if (typeof key !== "string" || !isObject(parts) || !isObject(images) || result === undefined)
    throw new UserError(`not a result: ${place} (expected key, parts, images and result)`);
  return { key, parts, images: images as Record<string, string>, result };
}

/** Parses JSON from a file; throws UserError naming it. */
export function parseJson(text: string, place: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new UserError(`not JSON: ${place}`, { cause });
  }
}
