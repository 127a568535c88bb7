import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";

/** The fold of every cover, 0 to `count` - 1: as many of each genre in each, those that look the same or are of one group in one. */
export function assignFolds({ covers, genres }: Corpus, count: number, seed: string): number[] {
  const genreOf = new Map<string, string>();
  for (const cover of covers)
    if (!genreOf.has(firstOf(cover))) genreOf.set(firstOf(cover), cover.genre);
  const folds = new Map<string, number>();
  for (const genre of genres) {
    const firsts = [...genreOf.keys()].filter((first) => genreOf.get(first) === genre);
    for (const [i, first] of random(`${seed}/${genre}`).shuffle(firsts).entries())
      folds.set(first, i % count);
  }
  return covers.map((cover) => folds.get(firstOf(cover))!);
}

/** Id by which a cover's folds are dealt: that of the first of those it must not be parted from. */
function firstOf({ id, duplicateOf, group }: Cover): string {
  return group || duplicateOf || id;
}
