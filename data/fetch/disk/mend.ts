import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pMap from "p-map";
import { byCodeUnit } from "../../corpus/corpus.ts";
import { sha256 } from "../../hash.ts";
import { namePart, partOf, wholeName } from "./disk.ts";
import { type Entry, readJournal } from "./journal.ts";

/**
 * Puts right what a killed run or a power loss left in a folder of covers, by the SHA-256 of their journal entries: a part
 * with the right bytes gets its name, any other part goes, and so does a cover with other bytes than were fetched. Covers
 * without an entry were put there by hand and stay.
 */
export async function mendCovers(
  dir: string,
  genres: readonly string[],
  warn: (text: string) => void,
): Promise<void> {
  const entries = await readJournal(dir);
  for (const genre of genres) {
    const names = await filesIn(join(dir, genre));
    const parts = names.flatMap((name) => wholeName(name) ?? []);
    await each(parts, (name) => mendPart(dir, `${genre}/${name}`, entries));
    const covers = names.filter((name) => !name.startsWith(".")).map((name) => `${genre}/${name}`);
    const spoiled = (await each(covers, (id) => removeSpoiled(dir, id, entries))).flat();
    if (spoiled.length > 0) warn(`  ${formatSpoiled(spoiled)}`);
  }
}

/** The same for the parts of these files only: what lies in a person's own folder stays as it is. */
export async function mendParts(dir: string, ids: readonly string[]): Promise<void> {
  const entries = await readJournal(dir);
  const left = ids.filter((id) => existsSync(partOf(join(dir, id))));
  await each(left, (id) => mendPart(dir, id, entries));
}

function each<T>(names: readonly string[], work: (name: string) => Promise<T>): Promise<T[]> {
  return pMap(names, work, { concurrency: 8 });
}

async function filesIn(dir: string): Promise<string[]> {
  const found = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const files = found.filter((it) => it.isFile());
  return files.map(({ name }) => name).sort(byCodeUnit);
}

async function mendPart(dir: string, id: string, entries: ReadonlyMap<string, Entry>) {
  const part = partOf(join(dir, id));
  if ((await isFetched(part, entries.get(id))) === true) await namePart(join(dir, id));
  else await rm(part);
}

async function removeSpoiled(dir: string, id: string, entries: ReadonlyMap<string, Entry>) {
  if ((await isFetched(join(dir, id), entries.get(id))) !== false) return [];
  await rm(join(dir, id));
  return [id];
}

/** Whether the file has the bytes that were fetched; null when none were. */
async function isFetched(path: string, entry: Entry | undefined): Promise<boolean | null> {
  if (entry === undefined || !("sha256" in entry)) return null;
  return sha256(await readFile(path)) === entry.sha256;
}

function formatSpoiled(ids: readonly string[]): string {
  const which = `${ids[0]}${ids.length > 1 ? ", ..." : ""}`;
  return `${ids.length} with other bytes than were fetched: removed, to be fetched again (${which})`;
}
