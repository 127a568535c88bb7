import { setImmediate } from "node:timers/promises";
import type { Features } from "../algebra/features.ts";
import { type Learner, rowsByClass } from "./problem.ts";

/** Share of the largest variance of any column that is added to all, as in scikit-learn. */
const smoothing = 1e-9;

/** scikit-learn's GaussianNB: columns are normal and independent within a class, classes as frequent as in training. */
export function naiveBayes(): Learner {
  return async (problem) => {
    const { features, labels } = problem;
    const all = momentsOf(features, Array.from(labels.keys()));
    const added = smoothing * Math.max(...all.variances);
    const models = rowsByClass(problem).map((rows) => {
      const { means, variances } = momentsOf(features, rows);
      return normal(
        means,
        variances.map((variance) => variance + added),
        rows.length / labels.length,
      );
    });
    const predicted: number[] = [];
    for (let row = 0; row < features.rows; row++) {
      if (row % 1000 === 0) await setImmediate();
      const scores = models.map((logDensity) => logDensity(features, row));
      predicted.push(scores.indexOf(Math.max(...scores)));
    }
    return { predicted, facts: {} };
  };
}

function momentsOf({ columns, values, unit }: Features, rows: readonly number[]) {
  const means = new Float64Array(columns);
  const variances = new Float64Array(columns);
  const each = (visit: (column: number, value: number) => void): void => {
    for (const row of rows)
      for (let column = 0; column < columns; column++)
        visit(column, values[row * columns + column]! * unit);
  };
  each((column, value) => (means[column]! += value / rows.length));
  each((column, value) => (variances[column]! += (value - means[column]!) ** 2 / rows.length));
  return { means, variances };
}

/** Logarithm of prior times density of a row, up to what all classes share. */
function normal(means: Float64Array, variances: Float64Array, prior: number) {
  const constant = variances.reduce(
    (sum, variance) => sum - Math.log(variance) / 2,
    Math.log(prior),
  );
  return ({ columns, values, unit }: Features, row: number): number => {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const from = values[row * columns + column]! * unit - means[column]!;
      sum += (from * from) / variances[column]!;
    }
    return constant - sum / 2;
  };
}
