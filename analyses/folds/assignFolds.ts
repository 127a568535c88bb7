import type { Corpus } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";

/** The fold of every cover, 0 to `count` - 1: as many of each genre in each, covers that look the same in one. */
export function assignFolds({ covers, genres }: Corpus, count: number, seed: string): number[] {
  const genreOf = new Map<string, string>();
  for (const { id, duplicateOf, genre } of covers) {
    const first = duplicateOf || id;
    if (!genreOf.has(first)) genreOf.set(first, genre);
  }
  const folds = new Map<string, number>();
  for (const genre of genres) {
    const firsts = [...genreOf.keys()].filter((first) => genreOf.get(first) === genre);
    for (const [i, first] of random(`${seed}/${genre}`).shuffle(firsts).entries())
      folds.set(first, i % count);
  }
  return covers.map(({ id, duplicateOf }) => folds.get(duplicateOf || id)!);
}
