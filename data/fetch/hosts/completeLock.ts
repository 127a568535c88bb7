import type { AbsentCover, Cover, Split } from "../../corpus/corpus.ts";
import type { Lock } from "../../corpus/lock.ts";
import type { Fate } from "./covers.ts";
import type { Entry } from "../disk/journal.ts";

/** What is known besides the files: the lock before, where the files came from, what this run did not get. */
export interface Knowledge {
  before: Lock | null;
  entries: ReadonlyMap<string, Entry>;
  fates: readonly Fate[];
  licence: string;
}

/** The sides a lock gives, also to covers that are absent. */
export function sidesOf(lock: Lock | null): Map<string, Split> {
  const absent = (lock?.absent ?? []).flatMap(({ id, side }): [string, Split][] =>
    side ? [[id, side]] : [],
  );
  const here = (lock?.covers ?? []).map(({ id, split }): [string, Split] => [id, split]);
  return new Map([...absent, ...here]);
}

/** The lock of what is here, with source and licence of each cover, and with what is not here and why. */
export function completeLock(here: Lock, knowledge: Knowledge): Lock {
  const present = new Set([...here.covers, ...here.unreadable].map(({ id }) => id));
  const covers = here.covers.map((cover) => knownSource(cover, knowledge));
  const absent = absentCovers(knowledge).filter(({ id }) => !present.has(id));
  return { covers, unreadable: here.unreadable, absent };
}

/** The cover with where it was fetched from, as far as it is what was fetched. */
export function withSource(cover: Cover, entries: Knowledge["entries"]): Cover {
  const entry = entries.get(cover.id);
  if (entry === undefined || !("sha256" in entry) || entry.sha256 !== cover.sha256) return cover;
  return { ...cover, source: entry.url };
}

function knownSource(cover: Cover, { entries, before, licence }: Knowledge): Cover {
  const fetched = withSource(cover, entries);
  if (fetched.source !== undefined) return { ...fetched, licence };
  const known = before?.covers.find(({ id, sha256 }) => id === cover.id && sha256 === cover.sha256);
  if (known?.source === undefined) return cover;
  return { ...cover, source: known.source, licence: known.licence ?? licence };
}

/** Later knowledge replaces earlier: the lock, then this run, then the journal. What was in no genre was no cover. */
function absentCovers({ before, fates, entries }: Knowledge): AbsentCover[] {
  const absent = new Map<string, Omit<AbsentCover, "side">>();
  for (const { id, genre } of [...(before?.covers ?? []), ...(before?.unreadable ?? [])])
    if (genre !== "")
      absent.set(id, { id, genre, state: "missing", reason: "listed before, not here now" });
  for (const { id, genre, state, reason } of before?.absent ?? [])
    absent.set(id, { id, genre, state, reason });
  for (const { id, genre, state, reason } of fates)
    if (state !== "found") absent.set(id, { id, genre, state, reason });
  for (const entry of entries.values())
    if ("gone" in entry) {
      const { id, gone: reason } = entry;
      absent.set(id, { id, genre: id.split("/")[0]!, state: "gone", reason });
    }
  const sides = sidesOf(before);
  return [...absent.values()].map((cover) => {
    const side = sides.get(cover.id);
    return { ...cover, ...(side && { side }) };
  });
}
