import { byCodeUnit, type Cover } from "../../../data/corpus/corpus.ts";
import type { Lock } from "../../../data/corpus/lock.ts";
import { findRenames, type Pair, pairCovers, type Rename } from "./renames.ts";

/** Covers of a corpus that are not the same at both ends, by id. */
export interface CorpusChange {
  corpus: string;
  came: string[];
  went: string[];
  /** genres that only have another name: their covers count as the same */
  renamed: Rename[];
  /** the same files under another id, but for those of renamed genres */
  moved: [from: string, to: string][];
  genre: string[];
  /** from the training to the test side, and back */
  toTest: string[];
  toTrain: string[];
  file: string[];
  /** how many in all, each counted once */
  covers: number;
}

const none: Lock = { covers: [], unreadable: [] };

/** What happened to a corpus's covers from one lock to another; null when nothing did. */
export function compareLocks(
  corpus: string,
  before: Lock = none,
  after: Lock = none,
): CorpusChange | null {
  if (before === after) return null;
  const pairs = pairCovers(before.covers, after.covers);
  const [old, now] = [new Set(pairs.map(([old]) => old)), new Set(pairs.map(([, now]) => now))];
  const renamed = findRenames(pairs, { before: genresOf(before), after: genresOf(after) });
  const isRenamed = ([old]: Pair) => renamed.some(({ from }) => from === old.genre);
  const differing = (fact: (cover: Cover) => string): Pair[] =>
    pairs.filter(([old, now]) => fact(old) !== fact(now));
  const moves = differing(({ split }) => split);
  const changed = differing(({ id, genre, split, sha256 }) => `${id} ${genre} ${split} ${sha256}`);
  const change: CorpusChange = {
    corpus,
    came: idsOf(after.covers.filter((cover) => !now.has(cover))),
    went: idsOf(before.covers.filter((cover) => !old.has(cover))),
    renamed,
    moved: differing(({ id }) => id)
      .filter((pair) => !isRenamed(pair))
      .map(([old, now]) => [old.id, now.id]),
    genre: newIds(differing(({ genre }) => genre).filter((pair) => !isRenamed(pair))),
    toTest: newIds(moves.filter(([, { split }]) => split === "test")),
    toTrain: newIds(moves.filter(([, { split }]) => split === "train")),
    file: newIds(differing(({ sha256 }) => sha256)),
    covers: before.covers.length - old.size + after.covers.length - now.size + changed.length,
  };
  return describeCorpus(change) === "" ? null : change;
}

/** `covers: 12 came, 3 went, 1 changed genre`; empty when nothing happened. */
export function describeCorpus({ renamed, ...change }: Omit<CorpusChange, "covers">): string {
  const renames = renamed.map(({ from, to, covers }) => `genre ${from} renamed ${to} (${covers})`);
  const said = listFacts(change).map(([what, ids]) => `${ids.length} ${what}`);
  return renames.length + said.length === 0 ? "" : `covers: ${[...renames, ...said].join(", ")}`;
}

/** What happened, with the covers that it happened to. */
export function listFacts({
  came,
  went,
  moved,
  genre,
  toTest,
  toTrain,
  file,
}: Omit<CorpusChange, "renamed" | "covers">): [what: string, ids: string[]][] {
  const facts: [what: string, ids: string[]][] = [
    ["came", came],
    ["went", went],
    ["are under another name", moved.map(([from, to]) => `${from} → ${to}`)],
    ["changed genre", genre],
    ["went from the training to the test side", toTest],
    ["went from the test to the training side", toTrain],
    ["are other files", file],
  ];
  return facts.filter(([, ids]) => ids.length > 0);
}

/** Genres with covers, sorted. */
export function genresOf({ covers }: Lock): string[] {
  return [...new Set(covers.map(({ genre }) => genre))].sort(byCodeUnit);
}

function idsOf(covers: readonly Cover[]): string[] {
  return covers.map(({ id }) => id).sort(byCodeUnit);
}

function newIds(pairs: readonly Pair[]): string[] {
  return idsOf(pairs.map(([, now]) => now));
}
