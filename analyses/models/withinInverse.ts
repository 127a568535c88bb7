import { cholesky, solveCholesky } from "./cholesky.ts";
import { eigen } from "./eigen.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { multiply } from "./multiply.ts";
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
    return throughRows(rows, right);
  }
  const covariance = await scaledCovariance(problem, means, deviations);
  const lower = await cholesky(covariance);
  if (lower && smallestEigenvalue(lower) > tolerance ** 2) return solveCholesky(lower, right);
  const { eigenvalues, vectors } = eigen(covariance, tolerance ** 2);
  return spectral(vectors, right, (at) => 1 / eigenvalues[at]!);
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
async function throughRows(rows: Matrix, right: Matrix): Promise<Matrix> {
  const products = await multiply(rows, rows, "b");
  const { eigenvalues, vectors } = eigen(products, tolerance ** 2);
  const seen = await multiply(rows, right);
  const solved = await spectral(vectors, seen, (at) => eigenvalues[at]! ** -2);
  return multiply(rows, solved, "a");
}

/** V f Vᵀ b. */
async function spectral(
  vectors: Matrix,
  right: Matrix,
  factor: (at: number) => number,
): Promise<Matrix> {
  const coordinates = await multiply(vectors, right, "a");
  for (let i = 0; i < coordinates.values.length; i++)
    coordinates.values[i]! *= factor(Math.floor(i / coordinates.columns));
  return multiply(vectors, coordinates);
}

const iterations = 50;

/** Of L Lᵀ, by inverse iteration: at most a little too large. */
function smallestEigenvalue(lower: Matrix): number {
  let vector: Matrix = { ...zeros(lower.rows, 1), values: new Float64Array(lower.rows).fill(1) };
  let length = Math.sqrt(lower.rows);
  for (let i = 0; i < iterations; i++) {
    const unit = vector.values.map((value) => value / length);
    vector = solveCholesky(lower, { ...vector, values: unit });
    length = Math.sqrt(vector.values.reduce((sum, value) => sum + value ** 2, 0));
  }
  return 1 / length;
}
