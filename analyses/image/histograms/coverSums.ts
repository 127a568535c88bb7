import { type CellLists, cellLists, type Totals, totals } from "./cellLists.ts";
import { measures } from "./compareHistograms.ts";
import type { SparseHistograms } from "./sparseHistograms.ts";

/** Of each cover of both lists the sum, by each measure, over all of the other: [covers, measures]. */
export interface CoverSums {
  rows: Float64Array;
  columns: Float64Array;
}

/**
 * Sums of what `rowComparer` says of every two covers; none with itself where both lists are the same. Only Hellinger
 * distances take a look at every pair: what a cover adds to the others is told from sums over the covers of a cell.
 */
export function coverSums(
  rows: SparseHistograms,
  columns: SparseHistograms,
  isSame: boolean,
): CoverSums {
  const sums = {
    rows: sumsOverCells(rows, columns, isSame),
    columns: isSame ? new Float64Array() : sumsOverCells(columns, rows, isSame),
  };
  addHellinger(rows, columns, isSame, sums);
  return sums;
}

/** Variances up to here are rounding: every cell is as full as the next, and such a histogram correlates by 1 with all. */
const evenVariance = 2 ** -40;

/** By which share of themselves two sums may differ by rounding. */
const rounding = 1e-12;

function sumsOverCells(
  rows: SparseHistograms,
  columns: SparseHistograms,
  isSame: boolean,
): Float64Array {
  const own = totals(rows);
  const others = totals(columns);
  const cells = describeCells(cellLists(columns), others, columns.size);
  const total = others.sums.reduce((sum, value) => sum + value, 0);
  const result = new Float64Array(rows.covers * measures.length);
  for (let row = 0; row < rows.covers; row++) {
    let [product, more, less, minimum] = [0, 0, 0, 0];
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++) {
      const [cell, a] = [rows.cells[k]!, rows.values[k]!];
      product += a * cells.scaled[cell]!;
      more += cells.squares[cell]! / a + a * a * cells.inverses[cell]!;
      less += cells.sums[cell]! + a * cells.counts[cell]!;
      minimum += sumOfMinima(cells, cell, a);
    }
    const [sum, variance] = [own.sums[row]!, own.variances[row]!];
    const itself = isSame ? 1 : 0;
    more += columns.covers * sum + total;
    const isEven = variance <= evenVariance;
    const covariance = product - (sum * cells.scaledTotal) / columns.size;
    const correlation = isEven ? columns.covers : cells.even + covariance / Math.sqrt(variance);
    const chiSquare = more - 2 * less > rounding * more ? more / 2 - less : 0;
    result.set([correlation - itself, chiSquare, minimum - itself * sum], row * measures.length);
  }
  return result;
}

/** Over the covers with colours in a cell: [size] each. */
interface Cells {
  /** each cell's values ascending, and their sums up to each */
  lists: CellLists;
  upTo: Float64Array; // as lists.values
  counts: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
  inverses: Float64Array;
  /** of values divided by the cover's deviation; even ones left out */
  scaled: Float64Array;
  /** of all cells */
  scaledTotal: number;
  /** number of even covers */
  even: number;
}

function describeCells(lists: CellLists, { variances }: Totals, size: number): Cells {
  const zeros = (): Float64Array => new Float64Array(size);
  const cells: Cells = {
    lists,
    upTo: new Float64Array(lists.values.length),
    ...{ counts: zeros(), sums: zeros(), squares: zeros(), inverses: zeros(), scaled: zeros() },
    scaledTotal: 0,
    even: variances.filter((variance) => variance <= evenVariance).length,
  };
  for (let cell = 0; cell < size; cell++) {
    const [from, to] = [lists.starts[cell]!, lists.starts[cell + 1]!];
    cells.counts[cell] = to - from;
    for (let k = from; k < to; k++) {
      const variance = variances[lists.covers[k]!]!;
      if (variance > evenVariance) cells.scaled[cell]! += lists.values[k]! / Math.sqrt(variance);
      cells.squares[cell]! += lists.values[k]! ** 2;
      cells.inverses[cell]! += 1 / lists.values[k]!;
    }
    lists.values.subarray(from, to).sort();
    for (let k = from; k < to; k++) cells.upTo[k] = cells.sums[cell]! += lists.values[k]!;
    cells.scaledTotal += cells.scaled[cell]!;
  }
  return cells;
}

/** Of `a` and each of a cell's values. */
function sumOfMinima({ lists, upTo }: Cells, cell: number, a: number): number {
  const { starts, values } = lists;
  const [from, to] = [starts[cell]!, starts[cell + 1]!];
  let [low, high] = [from, to]; // the first value above `a`
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= a) low = middle + 1;
    else high = middle;
  }
  return (low > from ? upTo[low - 1]! : 0) + a * (to - low);
}

function addHellinger(
  rows: SparseHistograms,
  columns: SparseHistograms,
  isSame: boolean,
  sums: CoverSums,
): void {
  const [own, lists] = [roots(rows), cellLists(columns, roots(columns))];
  const overlaps = new Float64Array(columns.covers);
  const last = measures.length - 1;
  for (let row = 0; row < rows.covers; row++) {
    overlaps.fill(0);
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++)
      addOverlaps(lists, rows.cells[k]!, own[k]!, overlaps);
    let sum = 0;
    if (isSame) overlaps[row] = 1;
    for (let column = 0; column < columns.covers; column++) {
      const distance = Math.sqrt(Math.max(1 - overlaps[column]!, 0));
      sum += distance;
      if (!isSame) sums.columns[column * measures.length + last]! += distance;
    }
    sums.rows[row * measures.length + last] = sum;
  }
}

function addOverlaps(lists: CellLists, cell: number, a: number, overlaps: Float64Array): void {
  const { covers, values } = lists;
  const end = lists.starts[cell + 1]!;
  for (let k = lists.starts[cell]!; k < end; k++) overlaps[covers[k]!]! += a * values[k]!;
}

/** Roots of the values' shares of their cover's sum. */
function roots(histograms: SparseHistograms): Float64Array {
  const { covers, starts, values } = histograms;
  const { sums } = totals(histograms);
  const result = new Float64Array(values.length);
  for (let cover = 0; cover < covers; cover++)
    for (let k = starts[cover]!; k < starts[cover + 1]!; k++)
      result[k] = Math.sqrt(values[k]! / sums[cover]!);
  return result;
}
