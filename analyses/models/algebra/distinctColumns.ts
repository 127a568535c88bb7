import { type Features, makeFeatures } from "./features.ts";

/**
 * The features without columns that repeat an earlier one, or that `isConstant`, and the places of those that are left.
 * Random pixels have some: a place may be drawn twice.
 */
export function distinctColumns(
  features: Features,
  isConstant: (column: number) => boolean,
): { features: Features; columns: number[] } {
  const columns = firstOfEqual(features).filter((column) => !isConstant(column));
  if (columns.length === features.columns) return { features, columns };
  const { rows, train, unit } = features;
  const length = rows * columns.length;
  const isWhole = features.values instanceof Uint8Array;
  const values = isWhole ? new Uint8Array(length) : new Float64Array(length);
  for (let row = 0; row < rows; row++)
    columns.forEach((column, place) => {
      values[row * columns.length + place] = features.values[row * features.columns + column]!;
    });
  const table = { rows, train, columns: columns.length, values, unit };
  return { features: makeFeatures(table), columns };
}

/** Columns that equal no earlier one, found by a weighted sum of their rows and then compared. */
function firstOfEqual(features: Features): number[] {
  const sums = weightedSums(features);
  const bySum = new Map<number, number[]>();
  return Array.from(sums.keys()).filter((column) => {
    const earlier = bySum.get(sums[column]!) ?? [];
    if (earlier.some((other) => isEqual(features, other, column))) return false;
    bySum.set(sums[column]!, [...earlier, column]);
    return true;
  });
}

function weightedSums({ rows, columns, values }: Features): Float64Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      sums[column]! += ((row % 97) + 1) * values[row * columns + column]!;
  return sums;
}

function isEqual({ rows, columns, values }: Features, a: number, b: number): boolean {
  for (let row = 0; row < rows; row++)
    if (values[row * columns + a] !== values[row * columns + b]) return false;
  return true;
}
