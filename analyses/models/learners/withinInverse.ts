import { cholesky, solveCholesky } from "../algebra/cholesky.ts";
import { type Matrix, zeros } from "../algebra/matrix.ts";
import { multiply } from "../algebra/multiply.ts";
import { fromEigenvalues, pseudoInverse, smallestEigenvalue } from "../algebra/pseudoInverse.ts";
import { type Problem, rowsByClass } from "./problem.ts";

/** Singular values up to this count as zero, as in scikit-learn. */
const tolerance = 1e-4;

/**
 * The (pseudo-)inverse of the covariance within classes of the columns over their deviations, times `right`
 * [columns, n]; `means` [columns, classes].
 */
export async function withinInverse(
  problem: Problem,
  means: Matrix,
  deviations: Float64Array,
  right: Matrix,
): Promise<Matrix> {
  const { features, classes } = problem;
  if (features.columns > features.train - classes) {
    const rows = scaledRows(problem, means, deviations);
    return throughRows(rows, rowsByClass(problem), right);
  }
  const covariance = await scaledCovariance(problem, means, deviations);
  const lower = await cholesky(covariance);
  if (lower && smallestEigenvalue(lower) > tolerance ** 2) return solveCholesky(lower, right);
  return multiply((await fromEigenvalues(covariance, tolerance ** 2)).inverse, right);
}

async function scaledCovariance(
  problem: Problem,
  means: Matrix,
  deviations: Float64Array,
): Promise<Matrix> {
  const { features, classes } = problem;
  const { columns, train } = features;
  const sums = await features.columnProducts();
  const counts = rowsByClass(problem).map(({ length }) => length);
  const weighted = means.values.map((mean, i) => mean * counts[i % classes]!);
  const between = await multiply({ ...means, values: weighted }, means, "b");
  const covariance = zeros(columns, columns);
  for (let row = 0; row < columns; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      covariance.values[at] =
        (sums.values[at]! - between.values[at]!) /
        (deviations[row]! * deviations[column]! * (train - classes));
    }
  return covariance;
}

/** Training rows about their class's mean over deviations, scaled so that their products sum to the covariance. */
function scaledRows(
  { features, labels, classes }: Problem,
  means: Matrix,
  deviations: Float64Array,
): Matrix {
  const { columns, train, values, unit } = features;
  const rows = zeros(train, columns);
  const scale = Math.sqrt(train - classes);
  for (let row = 0; row < train; row++)
    for (let column = 0; column < columns; column++) {
      const centred =
        values[row * columns + column]! * unit - means.values[column * classes + labels[row]!]!;
      rows.values[row * columns + column] = centred / (deviations[column]! * scale);
    }
  return rows;
}

/** (AᵀA)⁺ b = Aᵀ (AAᵀ)⁺² A b, for fewer rows than columns. */
async function throughRows(
  rows: Matrix,
  groups: readonly (readonly number[])[],
  right: Matrix,
): Promise<Matrix> {
  const products = await multiply(rows, rows, "b");
  const { inverse } = await pseudoInverse(products, groups, tolerance ** 2);
  const once = await multiply(inverse, await multiply(rows, right));
  return multiply(rows, await multiply(inverse, once), "a");
}
