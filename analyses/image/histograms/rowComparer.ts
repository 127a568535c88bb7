import { type CellLists, cellLists, totals } from "./cellLists.ts";
import { doubleEpsilon, floatEpsilon } from "./compareHistograms.ts";
import type { SparseHistograms } from "./sparseHistograms.ts";

/**
 * Compares one histogram of `rows` with all of `columns`, or only with some of them: [columns, measures], in an array that
 * the next call reuses. Equal to `compareHistograms`, but chi-square is the mean of both orders, so that all four are
 * symmetric.
 */
export function rowComparer(
  rows: SparseHistograms,
  columns: SparseHistograms,
): (row: number, only?: Iterable<number>) => Float64Array {
  const lists = cellLists(columns);
  const [rowTotals, columnTotals] = [totals(rows), totals(columns)];
  const result = new Float64Array(columns.covers * 4);
  const dense = new Float64Array(rows.size);

  function finish(row: number, column: number): void {
    const at = column * 4;
    const sum = rowTotals.sums[row]!;
    const sums = sum * columnTotals.sums[column]!;
    const variances = rowTotals.variances[row]! * columnTotals.variances[column]!;
    const covariance = result[at]! - sums / rows.size;
    const scale = sums > floatEpsilon ? 1 / Math.sqrt(sums) : 1;
    result[at] = variances > doubleEpsilon ? covariance / Math.sqrt(variances) : 1;
    result[at + 1] = (sum + columnTotals.sums[column]! + result[at + 1]!) / 2;
    result[at + 2]! /= 2;
    result[at + 3] = Math.sqrt(Math.max(1 - result[at + 3]! * scale, 0));
  }

  function compareAll(row: number): void {
    result.fill(0);
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++)
      addSharedCell(lists, rows.cells[k]!, rows.values[k]!, result);
    for (let column = 0; column < columns.covers; column++) finish(row, column);
  }

  function compareSome(row: number, only: Iterable<number>): void {
    const [from, to] = [rows.starts[row]!, rows.starts[row + 1]!];
    for (let k = from; k < to; k++) dense[rows.cells[k]!] = rows.values[k]!;
    for (const column of only) {
      result.fill(0, column * 4, column * 4 + 4);
      for (let k = columns.starts[column]!; k < columns.starts[column + 1]!; k++) {
        const value = dense[columns.cells[k]!]!;
        if (value > 0) addCell(result, column * 4, value, columns.values[k]!);
      }
      finish(row, column);
    }
    for (let k = from; k < to; k++) dense[rows.cells[k]!] = 0;
  }

  return (row, only) => {
    if (only) compareSome(row, only);
    else compareAll(row);
    return result;
  };
}

/** A cell of value `a` against the same cell of all columns. */
function addSharedCell(lists: CellLists, cell: number, a: number, result: Float64Array): void {
  const { covers, values } = lists;
  const end = lists.starts[cell + 1]!;
  for (let k = lists.starts[cell]!; k < end; k++) addCell(result, covers[k]! * 4, a, values[k]!);
}

/** Empty cells need no visit: they add to chi-square what `finish` takes from the sums of the histograms, and nothing to the others. */
function addCell(result: Float64Array, at: number, a: number, b: number): void {
  const sum = a + b;
  const product = a * b;
  const distance = Math.abs(a - b);
  result[at]! += product;
  result[at + 1]! += (distance * distance * sum) / product - sum; // (a - b)^2 / a - a, and in the other order
  result[at + 2]! += sum - distance; // twice the minimum, without a branch
  result[at + 3]! += Math.sqrt(product);
}
