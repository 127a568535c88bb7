import type { Draws } from "./draws.ts";

/** Two lists of covers and how a cover of the one compares with those of the other. */
export interface Pairing {
  rows: number;
  columns: number;
  /** [columns, measures], valid until the next call; where `only` is given, of these columns */
  compareRow(row: number, only?: Iterable<number>): Float64Array;
  /** rows and columns are the same covers: none is compared with itself */
  isSame: boolean;
}

/**
 * Mean of each measure over the pairs of each repeat, rows on the left and columns on the right: [protocols][repeats,
 * measures]. Every pair is compared at most once and counted wherever it was drawn.
 */
export function pairMeans(
  { rows, columns, compareRow, isSame }: Pairing,
  protocols: readonly Draws[],
  measures: number,
): Float64Array[] {
  const tallies = protocols.map((draws) => newTally(draws, rows, measures));
  for (let row = 0; row < rows; row++) {
    const values = compareRow(row, drawnColumns(tallies, row, columns / 2));
    for (const tally of tallies) countRow(tally, row, values, measures, isSame);
  }
  return tallies.map(({ sums, pairs }) =>
    sums.map((sum, at) => sum / pairs[Math.floor(at / measures)]!),
  );
}

/** Which columns a row is compared with; undefined where they are not much fewer than all. */
function drawnColumns(
  tallies: readonly Tally[],
  row: number,
  most: number,
): Set<number> | undefined {
  const drawn = tallies.flatMap(({ repeatsOf, right }) =>
    repeatsOf[row]!.map((repeat) => right[repeat]!),
  );
  const count = drawn.reduce((sum, { length }) => sum + length, 0);
  return count > most ? undefined : new Set(drawn.flat());
}

interface Tally {
  /** repeats a row is drawn in */
  repeatsOf: readonly (readonly number[])[];
  right: Draws["right"];
  sums: Float64Array; // [repeats, measures]
  pairs: Float64Array; // [repeats]
}

function newTally({ left, right }: Draws, rows: number, measures: number): Tally {
  const repeatsOf = Array.from({ length: rows }, (): number[] => []);
  left.forEach((drawn, repeat) => drawn.forEach((row) => repeatsOf[row]!.push(repeat)));
  const sums = new Float64Array(left.length * measures);
  return { repeatsOf, right, sums, pairs: new Float64Array(left.length) };
}

function countRow(
  { repeatsOf, right, sums, pairs }: Tally,
  row: number,
  values: Float64Array,
  measures: number,
  isSame: boolean,
): void {
  for (const repeat of repeatsOf[row]!) {
    const others = isSame ? right[repeat]!.filter((column) => column !== row) : right[repeat]!;
    pairs[repeat]! += others.length;
    for (let measure = 0; measure < measures; measure++)
      sums[repeat * measures + measure]! += sumColumns(values, others, measures, measure);
  }
}

function sumColumns(
  values: Float64Array,
  columns: readonly number[],
  measures: number,
  measure: number,
): number {
  let sum = 0;
  for (const column of columns) sum += values[column * measures + measure]!;
  return sum;
}
