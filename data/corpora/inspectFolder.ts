import { appendFile, mkdir, readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import pMap from "p-map";
import type { Cover, Split, UnreadableCover } from "../corpus/corpus.ts";
import { lookAlikes } from "../corpus/duplicates.ts";
import { UserError } from "../error.ts";
import { sha256 } from "../hash.ts";
import { isPlainName } from "../inside.ts";
import { at } from "../systemError.ts";
import { type FoundFile, listFolder } from "./listFolder.ts";
import { areGrouped, joinGroups, splitGroups } from "./groupSides.ts";
import type { LabelRule } from "./labelTable.ts";
import { listLabels } from "./listLabels.ts";
import { leaveOut } from "./thinGenres.ts";
import { inspectCover, type Inspection } from "../corpus/inspect.ts";
import type { Lock } from "../corpus/lock.ts";
import { maxCoverBytes } from "../corpus/lockRules.ts";

export interface InspectOptions {
  /** file that remembers inspections by content, so that the next one only reads and hashes */
  memory: string;
  /** identity of the code that inspects: what an older one remembered is not used */
  code: string;
  /** sides that must not change */
  known?: ReadonlyMap<string, Split>;
  /** read linked folders, too */
  followLinks?: boolean;
  /** which of several labels in a table counts */
  labels?: LabelRule | undefined;
  /** what a person runs to fetch pictures by the URLs of a table */
  fetch?: string | undefined;
  onProgress(done: number, total: number): void;
  /** told of how the folder was read, where a person might expect otherwise */
  warn(text: string): void;
}

type Found = FoundFile & Exclude<Inspection, { reason: string }>;

/**
 * The lock of a folder of covers, or of those that a table in it names: every file inspected, look-alikes marked, sides assigned. Genres that cannot be both
 * learnt and tested are left out. Throws one UserError with all that was found where there is nothing to compare.
 */
export async function inspectFolder(dir: string, options: InspectOptions): Promise<Lock> {
  const { files, unusable, absent, problems, notes } =
    (await listLabels(dir, options)) ?? (await listFolder(dir, options));
  if (files.length === 0 && absent.length > 0)
    throw new UserError(`no pictures yet: ${notes.join("; ")}`);
  const genres = new Set(files.map(({ genre }) => genre));
  refuse(dir, [...problems, ...problemOfCount(genres.size, [...genres])], unusable);
  for (const note of notes) options.warn(note);
  const inspections = await inspectFiles(dir, files, options);
  const facts: Found[] = [];
  files.forEach((file, index) => {
    const found = inspections[index]!;
    if ("reason" in found) unusable.push({ id: file.id, genre: file.genre, reason: found.reason });
    else facts.push({ ...file, ...found });
  });
  const { covers, leftOut } = leaveOut(facts, (kept) => arrange(kept, options.known));
  const unreadable = [...unusable, ...leftOut];
  const kept = [...new Set(covers.map(({ genre }) => genre))];
  refuse(dir, problemOfCount(kept.length, kept), unreadable);
  return { covers, unreadable, absent };
}

function arrange(facts: readonly Found[], known: InspectOptions["known"]): Cover[] {
  const alike = lookAlikes(facts);
  const sets = joinGroups(alike);
  const sides = splitGroups(sets, new Map([...givenSides(facts), ...(known ?? [])]));
  const firsts = new Map(sets.flatMap((set) => set.map(({ id }) => [id, set[0]!.id] as const)));
  const isGrouped = areGrouped(sets);
  return alike.flatMap((group) =>
    group.map(({ group: _, ...cover }, index): Cover => ({
      ...cover,
      split: sides.get(cover.id)!,
      duplicateOf: index === 0 ? "" : group[0]!.id,
      ...(isGrouped && { group: firsts.get(cover.id)! }),
    })),
  );
}

function problemOfCount(count: number, genres: readonly string[]): string[] {
  if (count > 1) return [];
  if (count === 0) return ["no covers (expected DIR/genre/image)"];
  return [`one genre: ${genres[0]} (two or more are needed to compare)`];
}

/** One message of all problems, and of what else was found, a line's worth for each reason. */
function refuse(
  dir: string,
  problems: readonly string[],
  unusable: readonly UnreadableCover[],
): void {
  if (problems.length === 0) return;
  const reasons = [...new Set(unusable.map(({ reason }) => reason))];
  const others = reasons.map((reason) => {
    const [first, ...rest] = unusable.filter((it) => it.reason === reason) as [UnreadableCover];
    const which = `${first.id}${rest.length > 0 ? ` and ${rest.length} more` : ""}`;
    return `${which}: ${first.isLeftOut ? "left out: " : ""}${reason}`;
  });
  throw new UserError(`no corpus: ${dir}: ${[...problems, ...others].join("; ")}`);
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
  await at(options.memory, () => appendFile(options.memory, `${JSON.stringify([key, found])}\n`));
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
