import { type Features, columnMeans } from "../algebra/features.ts";
import { largestInRows, type Matrix } from "../algebra/matrix.ts";
import { columnsTimes, timesColumns } from "../algebra/products.ts";

/** Sums of products of columns about their means, [columns, columns]. */
export async function centredColumnProducts(features: Features): Promise<Matrix> {
  const { values, columns, rows } = await features.columnProducts();
  const means = columnMeans(features);
  const centred = values.slice();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      centred[row * columns + column]! -= features.train * means[row]! * means[column]!;
  return { rows, columns, values: centred };
}

/** Sums of products of columns about their means with targets about theirs, [columns, targets]. */
export async function centredTargetProducts(features: Features, targets: Matrix): Promise<Matrix> {
  const sums = await columnsTimes(features, targets);
  const [means, targetMeans] = [columnMeans(features), meansOf(targets)];
  for (let row = 0; row < sums.rows; row++)
    for (let column = 0; column < sums.columns; column++)
      sums.values[row * sums.columns + column]! -=
        features.train * means[row]! * targetMeans[column]!;
  return sums;
}

/** Mean of each column. */
export function meansOf({ rows, columns, values }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) means[i % columns]! += values[i]! / rows;
  return means;
}

/** The class with the highest `row weights + offset`, for every row. */
export async function classifyLinearly(
  features: Features,
  weights: Matrix,
  offset: (column: number) => number,
): Promise<number[]> {
  const scores = await timesColumns(features, weights);
  addToColumns(scores, offset);
  return largestInRows(scores);
}

/** The intercept that lets a linear model meet the mean target at the mean row. */
export function intercept(
  features: Features,
  weights: Matrix,
  targetMeans: Float64Array,
): (column: number) => number {
  const means = columnMeans(features);
  return (column) =>
    means.reduce(
      (sum, mean, row) => sum - mean * weights.values[row * weights.columns + column]!,
      targetMeans[column]!,
    );
}

/** Adds a number to each column in place. */
export function addToColumns(matrix: Matrix, amount: (column: number) => number): void {
  const amounts = Float64Array.from({ length: matrix.columns }, (_, column) => amount(column));
  for (let i = 0; i < matrix.values.length; i++) matrix.values[i]! += amounts[i % matrix.columns]!;
}
