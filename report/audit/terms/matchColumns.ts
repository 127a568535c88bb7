import { mean } from "../../../analyses/stats/mean.ts";

/** Columns of numbers by name, each with the same rows. */
export type Columns = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Which column of the one table is which of the other. */
export interface Match {
  /** the second table's name of each column of the first */
  names: Record<string, string>;
  /** mean absolute difference between columns so matched */
  distance: number;
  /** the same where each column is matched with the one of its own name; null if there is none */
  distanceByName: number | null;
}

/** Matches the columns of two tables one to one, whatever their names, by the smallest sum of squared differences. */
export function matchColumns(first: Columns, second: Columns): Match {
  const [from, to] = [Object.keys(first), Object.keys(second)];
  if (from.length !== to.length)
    throw new Error(`columns differ in number: ${from.length}, ${to.length}`);
  const cost = (order: readonly string[], power: number): number =>
    from.reduce((sum, name, i) => sum + distance(first[name]!, second[order[i]!]!, power), 0);
  const best = permutations(to).reduce((a, b) => (cost(b, 2) < cost(a, 2) ? b : a));
  const hasNames = from.every((name) => to.includes(name));
  return {
    names: Object.fromEntries(from.map((name, i) => [name, best[i]!])),
    distance: cost(best, 1) / from.length,
    distanceByName: hasNames ? cost(from, 1) / from.length : null,
  };
}

function distance(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
  power: number,
): number {
  const differences = Object.keys(a).map((row) => Math.abs(a[row]! - b[row]!) ** power);
  return mean(differences);
}

/** All orders of a few items; the order given comes first. */
function permutations(items: readonly string[]): string[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}
