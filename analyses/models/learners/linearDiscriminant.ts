import { distinctColumns } from "../algebra/distinctColumns.ts";
import type { Features } from "../algebra/features.ts";
import { classifyLinearly } from "./linear.ts";
import { type Matrix, zeros } from "../algebra/matrix.ts";
import { type Learner, type Problem, rowsByClass } from "./problem.ts";
import { withinInverse } from "./withinInverse.ts";

/** A column that deviates less does not vary but for rounding. */
const smallestDeviation = 1e-12;

/**
 * scikit-learn's LinearDiscriminantAnalysis (solver svd): every class is normal, all with the covariance within classes.
 * Columns are scaled to unit deviation within classes; directions whose deviation is then at most 1e-4 are left out, so
 * that there may be more columns than covers. Columns that repeat others or do not vary are left out at once: the
 * answers are the same.
 */
export function linearDiscriminant(): Learner {
  return async (problem) => {
    const all = deviationsWithin(problem, classMeans(problem));
    const { features } = distinctColumns(
      problem.features,
      (column) => all[column]! < smallestDeviation,
    );
    return { predicted: await discriminate({ ...problem, features }), facts: {} };
  };
}

async function discriminate(problem: Problem): Promise<number[]> {
  const { features, labels, classes } = problem;
  const means = classMeans(problem);
  const deviations = deviationsWithin(problem, means);
  const overDeviation = ({ values }: Matrix): Float64Array =>
    values.map((value, i) => value / deviations[Math.floor(i / classes)]!);
  const scaled = { ...means, values: overDeviation(means) };
  const applied = await withinInverse(problem, means, deviations, scaled);
  const offsets = rowsByClass(problem).map((rows, label) => {
    const half = sumOver(means.rows, (column) => {
      const at = column * classes + label;
      return (scaled.values[at]! * applied.values[at]!) / 2;
    });
    return Math.log(rows.length / labels.length) - half;
  });
  const weights = { ...applied, values: overDeviation(applied) };
  return classifyLinearly(features, weights, (label) => offsets[label]!);
}

/** Means of the columns in each class: [columns, classes]. */
function classMeans(problem: Problem): Matrix {
  const { features, classes } = problem;
  const means = zeros(features.columns, classes);
  for (const [label, rows] of rowsByClass(problem).entries())
    for (const row of rows)
      for (let column = 0; column < features.columns; column++)
        means.values[column * classes + label]! += valueAt(features, row, column) / rows.length;
  return means;
}

/** Standard deviation of each column about the means of the classes. */
function deviationsWithin({ features, labels, classes }: Problem, means: Matrix): Float64Array {
  const squares = new Float64Array(features.columns);
  for (const [row, label] of labels.entries())
    for (let column = 0; column < features.columns; column++)
      squares[column]! +=
        (valueAt(features, row, column) - means.values[column * classes + label]!) ** 2;
  return squares.map((sum) => Math.sqrt(sum / labels.length));
}

function valueAt({ values, columns, unit }: Features, row: number, column: number): number {
  return values[row * columns + column]! * unit;
}

function sumOver(count: number, term: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}
