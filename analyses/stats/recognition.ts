import { share, type Share } from "./evaluation.ts";

/** Whether a model tells the covers of a genre from the others, or only names that genre often. */
export interface Recognition {
  /** share of the genre's covers called by its name */
  own: Share;
  /** share of the other genres' covers called by it */
  others: Share;
  /** Fisher's exact test, two-sided: is the name given to both equally often? */
  p: number;
}

/** `confusion` has covers by true genre, then by predicted genre. */
export function recognition(
  confusion: Readonly<Record<string, Readonly<Record<string, number>>>>,
  genre: string,
): Recognition {
  const named = (of: string): number => confusion[of]![genre]!;
  const covers = (of: string): number => sum(Object.values(confusion[of]!));
  const rest = Object.keys(confusion).filter((other) => other !== genre);
  const own = share(named(genre), covers(genre));
  const others = share(sum(rest.map(named)), sum(rest.map(covers)));
  return { own, others, p: fisherExact([named(genre), own.n], [sum(rest.map(named)), others.n]) };
}

/** At 5% divided by the number of genres. */
export function tellsApart({ own, others, p }: Recognition, genres: number): boolean {
  return own.value > others.value && p < 0.05 / genres;
}

/**
 * Fisher's exact test of two shares, `hits` of `n`, two-sided: the probability, by the hypergeometric distribution, of
 * all divisions of the hits that are no likelier than this one (Agresti 2002, Categorical Data Analysis, 3.5).
 */
export function fisherExact(
  [hits, n]: readonly [number, number],
  [otherHits, otherN]: readonly [number, number],
): number {
  const all = hits + otherHits;
  const chance = (first: number): number =>
    Math.exp(logChoices(n, first) + logChoices(otherN, all - first) - logChoices(n + otherN, all));
  const observed = chance(hits);
  let p = 0;
  for (let first = Math.max(0, all - otherN); first <= Math.min(n, all); first++) {
    const one = chance(first);
    if (one <= observed * (1 + 1e-7)) p += one; // as equals differ by rounding
  }
  return Math.min(1, p);
}

/** Logarithm of the number of ways to choose k of n. */
function logChoices(n: number, k: number): number {
  let log = 0;
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return log;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
