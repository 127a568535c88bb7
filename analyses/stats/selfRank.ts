/** How a genre ranks in its own row of the similarity matrix; 1 = most similar to itself. */
export interface SelfRank {
  mean: number;
  /** share of repeats in which the genre is most similar to itself */
  shareFirst: number;
  /** number of repeats with rank 1, 2, ... (as many as there are genres) */
  counts: number[];
}

/** Whether `a` says more alike than `b`. What differs by rounding alone is a tie. */
export function isCloser(a: number, b: number, isSimilarity: boolean): boolean {
  const lead = isSimilarity ? a - b : b - a;
  return lead > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** `closer[i]`: number of the `genres` strictly closer to the genre than it is to itself in repeat i. */
export function selfRank(closer: ArrayLike<number>, genres: number): SelfRank {
  const counts = Array.from({ length: genres }, () => 0);
  let sum = 0;
  for (let repeat = 0; repeat < closer.length; repeat++) {
    counts[closer[repeat]!]!++;
    sum += closer[repeat]! + 1;
  }
  return { mean: sum / closer.length, shareFirst: counts[0]! / closer.length, counts };
}
