import type { Cover } from "../../../data/corpus/corpus.ts";

/** A genre that has another name and the same covers. */
export interface Rename {
  from: string;
  to: string;
  /** of that genre, at both ends */
  covers: number;
  /** of these, on the other side of the split */
  resplit: number;
}

/** The same cover at both ends: under the same id, else the same file. */
export type Pair = readonly [old: Cover, now: Cover];

/** Pairs the covers of two locks. A file that lies twice in one of them is paired by its id only. */
export function pairCovers(before: readonly Cover[], after: readonly Cover[]): Pair[] {
  const old = new Map(before.map((cover) => [cover.id, cover]));
  const now = new Set(after.map(({ id }) => id));
  const gone = byFile(before.filter(({ id }) => !now.has(id)));
  const come = byFile(after.filter(({ id }) => !old.has(id)));
  return after.flatMap((cover): Pair[] => {
    const same = old.get(cover.id);
    if (same) return [[same, cover]];
    const moved = come.get(cover.sha256) === cover ? gone.get(cover.sha256) : undefined;
    return moved ? [[moved, cover]] : [];
  });
}

/** Covers by the hash of their file, where one alone has it; drawn covers have none. */
function byFile(covers: readonly Cover[]): Map<string, Cover | null> {
  const files = new Map<string, Cover | null>();
  for (const cover of covers)
    if (cover.sha256 !== "") files.set(cover.sha256, files.has(cover.sha256) ? null : cover);
  return files;
}

/** Genres that are there under another name only: no cover of theirs is in a third genre, and no end has both names. */
export function findRenames(pairs: readonly Pair[], genres: BothGenres): Rename[] {
  const gone = genres.before.filter((genre) => !genres.after.includes(genre));
  return gone.flatMap((from) => {
    const own = pairs.filter(([old]) => old.genre === from);
    const to = own[0]?.[1].genre;
    if (to === undefined || genres.before.includes(to)) return [];
    if (pairs.some(([old, now]) => (old.genre === from) !== (now.genre === to))) return [];
    const resplit = own.filter(([old, now]) => old.split !== now.split).length;
    return [{ from, to, covers: own.length, resplit }];
  });
}

/** Names of the genres at both ends. */
export interface BothGenres {
  before: readonly string[];
  after: readonly string[];
}
