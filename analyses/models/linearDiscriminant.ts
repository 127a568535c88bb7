import type { Features } from "./features.ts";
import { classifyLinearly } from "./linear.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { type Learner, type Problem, rowsByClass } from "./problem.ts";
import { withinInverse } from "./withinInverse.ts";

/**
 * scikit-learn's LinearDiscriminantAnalysis (solver svd): every class is normal, all with the covariance within classes.
 * Columns are scaled to unit deviation within classes; directions whose deviation is then at most 1e-4 are left out, so
 * that there may be more columns than covers.
 */
export function linearDiscriminant(): Learner {
  return async (problem) => {
    const { features, labels, classes } = problem;
    const means = classMeans(problem);
    const deviations = deviationsWithin(problem, means);
    const scaled = means.values.map((mean, i) => mean / deviations[Math.floor(i / classes)]!);
    const applied = await withinInverse(problem, means, deviations, { ...means, values: scaled });
    const offsets = rowsByClass(problem).map((rows, label) => {
      const half = sumOver(means.rows, (column) => {
        const at = column * classes + label;
        return (scaled[at]! * applied.values[at]!) / 2;
      });
      return Math.log(rows.length / labels.length) - half;
    });
    const weights = applied.values.map((value, i) => value / deviations[Math.floor(i / classes)]!);
    const predicted = await classifyLinearly(
      features,
      { ...applied, values: weights },
      (label) => offsets[label]!,
    );
    return { predicted, facts: {} };
  };
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

/** Standard deviation of each column about the means of the classes; 1 for a column that does not vary. */
function deviationsWithin({ features, labels, classes }: Problem, means: Matrix): Float64Array {
  const squares = new Float64Array(features.columns);
  for (const [row, label] of labels.entries())
    for (let column = 0; column < features.columns; column++)
      squares[column]! +=
        (valueAt(features, row, column) - means.values[column * classes + label]!) ** 2;
  return squares.map((sum) => Math.sqrt(sum / labels.length) || 1);
}

function valueAt({ values, columns, unit }: Features, row: number, column: number): number {
  return values[row * columns + column]! * unit;
}

function sumOver(count: number, term: (index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}
