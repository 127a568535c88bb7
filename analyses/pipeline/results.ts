import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";
import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import { canonicalJson, sha256 } from "../../data/hash.ts";
import { inside, isPlainName } from "../../data/inside.ts";
import { readThere } from "../../data/readThere.ts";
import { writeWhole } from "../../data/writeWhole.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import type { Json, Outcome } from "../contract/analysis.ts";
import { type Dependencies, isObject, type KeyModules, keyOf, type KeyParts } from "./key.ts";

/** The result of one analysis on one corpus, as stored. */
export interface StoredResult {
  key: string;
  parts: KeyParts;
  modules: KeyModules;
  result: Json;
  /** PNG files by picture name */
  images: Record<string, Buffer>;
  /** binary files by name */
  files: Record<string, Buffer>;
}

/** What stands in <analysis>.json; pictures and files lie in the folder <analysis>/. */
interface ResultFile {
  analysis: string;
  key: string;
  parts: KeyParts;
  modules: KeyModules;
  /** of result, pictures and files, against edits by hand */
  digest: string;
  /** SHA-256 by name */
  images: Record<string, string>;
  /** SHA-256 by name; left out where there are none */
  files?: Record<string, string>;
  result: Json;
}

/** Of results from before modules were stored. */
const unknownModules: KeyModules = { code: {}, engine: null };

/** Why a result that is not there cannot be used. */
export const notComputed = "not computed";

/** Reads `<dir>/<analysis>.json` with its pictures. Returns why it cannot be used when it is missing or damaged; throws UserError for what is no result. */
export async function readResult(
  dir: string,
  analysis: string,
): Promise<StoredResult | { problem: string }> {
  const path = inside(dir, `${analysis}.json`);
  const bytes = await readThere(path);
  if (bytes === null) return { problem: notComputed };
  const file = parseResultFile(bytes.toString(), path, analysis);
  const images = await readBeside(inside(dir, analysis), "png", file.images);
  if ("problem" in images) return images;
  const files = await readBeside(inside(dir, analysis), "bin", file.files ?? {});
  if ("problem" in files) return files;
  if (file.digest !== digestOf(file)) return { problem: describeEdited(`${analysis}.json`) };
  const { key, parts, modules = unknownModules, result } = file;
  return { key, parts, modules, result, images: images.found, files: files.found };
}

const kinds = { png: "picture", bin: "file" };

/** The files of one kind that lie beside a result, by name, or why they cannot be used. */
async function readBeside(
  folder: string,
  kind: keyof typeof kinds,
  hashes: Record<string, string>,
): Promise<{ found: Record<string, Buffer> } | { problem: string }> {
  const found: Record<string, Buffer> = {};
  for (const [name, expected] of Object.entries(hashes)) {
    const place = `${basename(folder)}/${name}.${kind}`;
    const bytes = await readThere(inside(folder, `${name}.${kind}`));
    if (bytes === null) return { problem: `missing ${kinds[kind]}: ${place} (${advice})` };
    if (sha256(bytes) !== expected) return { problem: describeEdited(place) };
    found[name] = bytes;
  }
  return { found };
}

/** What to do about it. */
const advice = "restore it from git, or delete the result to compute it anew";

function describeEdited(file: string): string {
  return `differs from what was computed (edited by hand?): ${file}`;
}

/** Files of results in `dir` that belong to none of these analyses. */
export async function strayResults(dir: string, analyses: readonly string[]): Promise<string[]> {
  const files = (await readdir(dir).catch(() => [])).sort(byCodeUnit);
  return files.filter((file) => file.endsWith(".json") && !analyses.includes(file.slice(0, -5)));
}

function parseResultFile(text: string, path: string, analysis: string): ResultFile {
  const file = parseJson(text);
  const problem = problemOf(file, analysis);
  if (problem === null) return file as unknown as ResultFile;
  throw new UserError(`not a result: ${path} (${problem}; ${advice})`);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Why a file's content is no result; null when it is one. */
function problemOf(file: Json | undefined, analysis: string): string | null {
  if (!isObject(file)) return "cut off, or no JSON";
  if (isTooDeep(file)) return `nested more than ${deepest} deep`;
  const infinite = firstInfinite(file);
  if (infinite !== null) return `not a finite number: ${infinite}`;
  const { key, parts, digest, images, files = {}, result } = file;
  if (!isObject(files)) return "its list of files is none";
  if (!isObject(parts) || !isObject(images) || digest === undefined || result === undefined)
    return "without key, parts, digest, images or result";
  if (key !== keyOf(parts as unknown as KeyParts)) return "key and parts do not belong together";
  if (parts["name"] !== analysis) return `of another analysis: ${JSON.stringify(parts["name"])}`;
  const odd = Object.keys({ ...images, ...files }).find((name) => !isPlainName(name));
  return odd === undefined ? null : `not a name of a picture or file: ${JSON.stringify(odd)}`;
}

/** Levels of a result file; the deepest has a dozen. */
const deepest = 100;

/** Whether to walk it might take more than the stack has. */
function isTooDeep(value: Json, levels = deepest): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isTooDeep(item, levels - 1));
}

/** JSON can write numbers that no result holds: 1e999. */
function firstInfinite(value: Json, path = ""): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : path;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    const found = firstInfinite(item as Json, path ? `${path}.${name}` : name);
    if (found !== null) return found;
  }
  return null;
}

/** Writes the result rounded, its pictures and files; what an earlier result left is removed. Throws UserError for what JSON cannot hold. */
export async function writeResult(
  dir: string,
  { parts: given, modules }: Dependencies,
  outcome: Outcome<unknown>,
): Promise<StoredResult> {
  // names in the order in which they will be read
  const parts = JSON.parse(canonicalJson(given)) as KeyParts;
  const result = JSON.parse(canonicalJson(roundNumbers(outcome.result, parts.name))) as Json;
  const folder = inside(dir, parts.name);
  const images: Record<string, Buffer> = {};
  for (const [name, image] of byName(outcome.images)) images[name] = await encodePng(image);
  const files: Record<string, Buffer> = {};
  for (const [name, bytes] of byName(outcome.files ?? {})) files[name] = Buffer.from(bytes);
  const written = [...placed(folder, images, "png"), ...placed(folder, files, "bin")];
  for (const [path, bytes] of written) await writeWhole(path, bytes);
  const hashes = { images: hashesOf(images), files: hashesOf(files) };
  const file: ResultFile = {
    analysis: parts.name,
    key: keyOf(parts),
    parts,
    modules,
    digest: digestOf({ result, ...hashes }),
    images: hashes.images,
    ...(Object.keys(files).length > 0 && { files: hashes.files }),
    result,
  };
  await writeWhole(join(dir, `${parts.name}.json`), formatJson(file));
  await removeOthers(folder, new Set(written.map(([path]) => path)));
  return { key: file.key, parts, modules, result, images, files };
}

function byName<T>(named: Record<string, T>): [string, T][] {
  return Object.entries(named).sort(([a], [b]) => byCodeUnit(a, b));
}

/** Throws for what is no name of a file, before anything is written. */
function placed(folder: string, named: Record<string, Buffer>, suffix: string): [string, Buffer][] {
  return Object.entries(named).map(([name, it]) => [`${inside(folder, name)}.${suffix}`, it]);
}

function hashesOf(named: Record<string, Buffer>): Record<string, string> {
  return Object.fromEntries(Object.entries(named).map(([name, bytes]) => [name, sha256(bytes)]));
}

async function removeOthers(dir: string, kept: ReadonlySet<string>): Promise<void> {
  const files = await readdir(dir).catch(() => []);
  const left = files.filter((file) => /\.(png|bin)$/.test(file)).map((file) => join(dir, file));
  await Promise.all(left.filter((path) => !kept.has(path)).map((path) => rm(path)));
}

/** SHA-256 of a result and of the hashes of its pictures and files. */
export function digestOf({
  result,
  images,
  files = {},
}: Pick<ResultFile, "result" | "images" | "files">): string {
  const hasFiles = Object.keys(files).length > 0;
  return sha256(canonicalJson({ result, images, ...(hasFiles && { files }) }));
}

function encodePng({ width, height, pixels }: RgbImage): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Keys sorted, one number a line, so that `git diff` shows what moved. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 1)}\n`;
}

/** Numbers with four significant digits; integers stay whole. Throws UserError on NaN and infinities, naming the place. */
export function roundNumbers(value: unknown, path = "result"): Json {
  if (Array.isArray(value))
    return value.map((item, index) => roundNumbers(item, `${path}.${index}`));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, roundNumbers(item, `${path}.${name}`)]),
    );
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new UserError(`not a finite number: ${path} ${value}`);
    return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  throw new UserError(`not in JSON: ${path} ${typeof value}`);
}
