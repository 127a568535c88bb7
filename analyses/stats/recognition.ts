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

/** Covers by true genre, then by predicted genre. */
type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function recognition(confusion: Confusion, genre: string): Recognition {
  const rest = Object.keys(confusion).filter((other) => other !== genre);
  const [own, others] = [tally(confusion, [genre], genre), tally(confusion, rest, genre)];
  return { own: share(...own), others: share(...others), p: fisherExact(own, others) };
}

/** Share of the other genres' covers that are called by the genre's name. */
export function misnamedShare(confusion: Confusion, genre: string): Share {
  const rest = Object.keys(confusion).filter((other) => other !== genre);
  return share(...tally(confusion, rest, genre));
}

/** How many covers of these genres are called by the name, and how many there are. */
function tally(
  confusion: Confusion,
  genres: readonly string[],
  name: string,
): [called: number, covers: number] {
  const rows = genres.map((genre) => confusion[genre]!);
  return [sum(rows.map((row) => row[name]!)), sum(rows.flatMap((row) => Object.values(row)))];
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
  const [fewest, most] = [Math.max(0, all - otherN), Math.min(n, all)];
  const logs = [0]; // of the chances of `fewest` and so on to `most`, but for a constant
  for (let first = fewest; first < most; first++) {
    const ratio = ((n - first) * (all - first)) / ((first + 1) * (otherN - all + first + 1));
    logs.push(logs.at(-1)! + Math.log(ratio));
  }
  const highest = logs.reduce((best, log) => Math.max(best, log));
  const chances = logs.map((log) => Math.exp(log - highest));
  const observed = chances[hits - fewest]!;
  const asRare = chances.filter((chance) => chance <= observed * (1 + 1e-7)); // as equals differ by rounding
  return sum(asRare) / sum(chances);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
