import { doubleEpsilon, floatEpsilon } from "./compareHistograms.ts";
import type { SparseHistograms } from "./sparseHistograms.ts";

/**
 * Compares one histogram of `rows` with all of `columns`: [columns, measures], in an array that the next call reuses.
 * Equal to `compareHistograms`, but chi-square is the mean of both orders, so that all four are symmetric.
 */
export function rowComparer(
  rows: SparseHistograms,
  columns: SparseHistograms,
): (row: number) => Float64Array {
  const lists = listByCell(columns);
  const [rowTotals, columnTotals] = [totals(rows), totals(columns)];
  const result = new Float64Array(columns.covers * 4);
  return (row) => {
    result.fill(0);
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++)
      addSharedCell(lists, rows.cells[k]!, rows.values[k]!, result);
    const { sums, variances } = rowTotals;
    finish(result, sums[row]!, variances[row]!, columnTotals, rows.size);
    return result;
  };
}

/** The covers with colours in a cell, cell by cell: cell c has `starts[c]` to `starts[c + 1]` of covers and values. */
interface CellLists {
  starts: Uint32Array; // [size + 1]
  covers: Uint32Array;
  values: Float64Array;
}

function listByCell({ covers, size, starts, cells, values }: SparseHistograms): CellLists {
  const lists: CellLists = {
    starts: new Uint32Array(size + 1),
    covers: new Uint32Array(cells.length),
    values: new Float64Array(cells.length),
  };
  for (const cell of cells) lists.starts[cell + 1]!++;
  for (let cell = 0; cell < size; cell++) lists.starts[cell + 1]! += lists.starts[cell]!;
  const next = lists.starts.slice();
  for (let cover = 0; cover < covers; cover++)
    for (let k = starts[cover]!; k < starts[cover + 1]!; k++) {
      const at = next[cells[k]!]!++;
      lists.covers[at] = cover;
      lists.values[at] = values[k]!;
    }
  return lists;
}

/**
 * A cell of value `a` against the same cell of all columns. Empty cells need no visit: they add to chi-square what
 * `finish` takes from the sums of the histograms, and nothing to the others.
 */
function addSharedCell(lists: CellLists, cell: number, a: number, result: Float64Array): void {
  const { covers, values } = lists;
  const end = lists.starts[cell + 1]!;
  for (let k = lists.starts[cell]!; k < end; k++) {
    const at = covers[k]! * 4;
    const b = values[k]!;
    const sum = a + b;
    const product = a * b;
    const distance = Math.abs(a - b);
    result[at]! += product;
    result[at + 1]! += (distance * distance * sum) / product - sum; // (a - b)^2 / a - a, and in the other order
    result[at + 2]! += sum - distance; // twice the minimum, without a branch
    result[at + 3]! += Math.sqrt(product);
  }
}

/** Turns sums over shared cells into correlation, chi-square, intersection and Hellinger distance. */
function finish(
  result: Float64Array,
  sum: number,
  variance: number,
  columns: Totals,
  size: number,
): void {
  for (let column = 0, at = 0; at < result.length; column++, at += 4) {
    const sums = sum * columns.sums[column]!;
    const variances = variance * columns.variances[column]!;
    const covariance = result[at]! - sums / size;
    const scale = sums > floatEpsilon ? 1 / Math.sqrt(sums) : 1;
    result[at] = variances > doubleEpsilon ? covariance / Math.sqrt(variances) : 1;
    result[at + 1] = (sum + columns.sums[column]! + result[at + 1]!) / 2;
    result[at + 2]! /= 2;
    result[at + 3] = Math.sqrt(Math.max(1 - result[at + 3]! * scale, 0));
  }
}

interface Totals {
  sums: Float64Array; // [covers]
  /** times the number of cells */
  variances: Float64Array; // [covers]
}

function totals({ covers, size, starts, values }: SparseHistograms): Totals {
  const [sums, variances] = [new Float64Array(covers), new Float64Array(covers)];
  for (let cover = 0; cover < covers; cover++) {
    for (let k = starts[cover]!; k < starts[cover + 1]!; k++) {
      sums[cover]! += values[k]!;
      variances[cover]! += values[k]! ** 2;
    }
    variances[cover]! -= sums[cover]! ** 2 / size;
  }
  return { sums, variances };
}
