import type { SparseHistograms } from "./sparseHistograms.ts";

/** The covers with colours in a cell, cell by cell: cell c has `starts[c]` to `starts[c + 1]` of covers and values. */
export interface CellLists {
  starts: Uint32Array; // [size + 1]
  /** ascending within a cell */
  covers: Uint32Array;
  values: Float64Array;
}

/** `values`: other ones of the same cells. */
export function cellLists(
  { covers, size, starts, cells, values: own }: SparseHistograms,
  values: ArrayLike<number> = own,
): CellLists {
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

/** Of each cover: sum of its values, and their variance times the number of cells. */
export interface Totals {
  sums: Float64Array; // [covers]
  variances: Float64Array; // [covers]
}

export function totals({ covers, size, starts, values }: SparseHistograms): Totals {
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
