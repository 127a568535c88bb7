import { appendFile, mkdir, readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import pMap from "p-map";
import type { Cover, Split, UnreadableCover } from "../corpus/corpus.ts";
import { lookAlikes } from "../corpus/duplicates.ts";
import { UserError } from "../error.ts";
import { type FoundFile, listFolder } from "./folder.ts";
import { sha256 } from "../hash.ts";
import { isPlainName } from "../inside.ts";
import { inspectCover, type Inspection } from "../corpus/inspect.ts";
import type { Lock } from "../corpus/lock.ts";
import { maxCoverBytes } from "../corpus/lockRules.ts";
import { splitCovers } from "../corpus/split.ts";

export interface InspectOptions {
  /** file that remembers inspections by content, so that the next one only reads and hashes */
  memory: string;
  /** identity of the code that inspects: what an older one remembered is not used */
  code: string;
  /** sides that must not change */
  known?: ReadonlyMap<string, Split>;
  onProgress(done: number, total: number): void;
}

/** The lock of a folder of covers: every file inspected, look-alikes marked, sides assigned. */
export async function inspectFolder(dir: string, options: InspectOptions): Promise<Lock> {
  const { genres, files } = await listFolder(dir);
  if (files.length === 0) throw new UserError(`no covers: ${dir} (expected DIR/genre/image)`);
  const inspections = await inspectFiles(dir, files, options);
  const facts: (FoundFile & Exclude<Inspection, { reason: string }>)[] = [];
  const unreadable: UnreadableCover[] = [];
  files.forEach((file, index) => {
    const found = inspections[index]!;
    if ("reason" in found)
      unreadable.push({ id: file.id, genre: file.genre, reason: found.reason });
    else facts.push({ ...file, ...found });
  });
  const groups = lookAlikes(facts);
  const sides = splitCovers(groups, new Map([...givenSides(facts), ...(options.known ?? [])]));
  const covers = groups.flatMap((group) =>
    group.map((cover, index): Cover => ({
      ...cover,
      split: sides.get(cover.id)!,
      duplicateOf: index === 0 ? "" : group[0]!.id,
    })),
  );
  checkGenres(genres, covers, dir);
  return { covers, unreadable };
}

function givenSides(files: readonly FoundFile[]): [string, Split][] {
  return files.flatMap(({ id, split }): [string, Split][] => (split ? [[id, split]] : []));
}

async function inspectFiles(
  dir: string,
  files: readonly FoundFile[],
  options: InspectOptions,
): Promise<Inspection[]> {
  const memory = await readMemory(options.memory);
  await mkdir(dirname(options.memory), { recursive: true });
  let done = 0;
  const inspect = async ({ id }: FoundFile): Promise<Inspection> => {
    const found = await inspectFile(join(dir, id), id, memory, options);
    options.onProgress(++done, files.length);
    return found;
  };
  return pMap(files, inspect, { concurrency: 2 * availableParallelism() });
}

async function inspectFile(
  path: string,
  id: string,
  memory: ReadonlyMap<string, Inspection>,
  options: InspectOptions,
): Promise<Inspection> {
  if (!isPlainName(basename(id)))
    return { reason: "control character or backslash in the file name" };
  const status = await stat(path).catch(() => null);
  if (status === null) return { reason: "cannot be opened" };
  if (!status.isFile()) return { reason: status.isDirectory() ? "a folder" : "not a file" };
  if (status.size > maxCoverBytes)
    return { reason: `too large: ${Math.round(status.size / 2 ** 20)} MiB` };
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { reason: "cannot be opened" };
  const key = sha256(
    `${options.code} ${sha256(bytes)} ${id.slice(id.lastIndexOf(".")).toLowerCase()}`,
  );
  const remembered = memory.get(key);
  if (remembered) return remembered;
  const found = await inspectCover(bytes, id);
  await appendFile(options.memory, `${JSON.stringify([key, found])}\n`);
  return found;
}

/** One line of JSON each; a line torn by a killed run counts as not remembered. */
async function readMemory(file: string): Promise<Map<string, Inspection>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const memory = new Map<string, Inspection>();
  for (const line of text.split("\n")) {
    try {
      const [key, inspection] = JSON.parse(line) as [string, Inspection];
      memory.set(key, inspection);
    } catch {
      // torn
    }
  }
  return memory;
}

function checkGenres(genres: readonly string[], covers: readonly Cover[], dir: string): void {
  if (genres.length === 1)
    throw new UserError(`one genre: ${genres[0]} in ${dir} (two or more are needed to compare)`);
  for (const genre of genres) {
    const sides = covers.filter((cover) => cover.genre === genre).map(({ split }) => split);
    if (sides.length < 2)
      throw new UserError(`genre with fewer than two covers that can be read: ${genre} in ${dir}`);
    for (const side of ["train", "test"] as const)
      if (!sides.includes(side))
        throw new UserError(
          `genre without ${side} covers: ${genre} in ${dir} (${sides.length} covers; those that look the same stay on one side)`,
        );
  }
}
