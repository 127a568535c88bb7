import { cholesky, solveCholesky } from "./cholesky.ts";
import { eigen } from "./eigen.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { multiply } from "./multiply.ts";

/** Inverse of a symmetric matrix on the directions it has. */
export interface PseudoInverse {
  inverse: Matrix;
  /** number of those directions */
  rank: number;
  /** logarithm of the product of their eigenvalues */
  logDeterminant: number;
}

/**
 * The pseudo-inverse of a positive semidefinite matrix without eigenvalues up to `smallest`. Rows of each of `groups` sum
 * to zero, so their indicators are known to be without eigenvalue: with these filled in, a Cholesky factor does in
 * seconds what eigenvectors do in minutes, unless there are others.
 */
export async function pseudoInverse(
  matrix: Matrix,
  groups: readonly (readonly number[])[],
  smallest: number,
): Promise<PseudoInverse> {
  const n = matrix.rows;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += matrix.values[i * n + i]!;
  if (trace === 0) return { inverse: zeros(n, n), rank: 0, logDeterminant: 0 };
  const filling = trace / n;
  const lower = await cholesky(filled(matrix, groups, filling));
  if (!lower || smallestEigenvalue(lower) <= smallest) return fromEigenvalues(matrix, smallest);
  const inverse = solveCholesky(lower, identity(n));
  let logDeterminant = -groups.length * Math.log(filling);
  for (let i = 0; i < n; i++) logDeterminant += 2 * Math.log(lower.values[i * n + i]!);
  return {
    inverse: filled(inverse, groups, -1 / filling),
    rank: n - groups.length,
    logDeterminant,
  };
}

/** With `amount` times the projection on each group's indicator added. */
function filled(matrix: Matrix, groups: readonly (readonly number[])[], amount: number): Matrix {
  const values = matrix.values.slice();
  for (const group of groups)
    for (const row of group)
      for (const column of group) values[row * matrix.columns + column]! += amount / group.length;
  return { ...matrix, values };
}

/** The same from all eigenvalues and their vectors, whatever they are. */
export async function fromEigenvalues(matrix: Matrix, smallest: number): Promise<PseudoInverse> {
  const { eigenvalues, vectors } = eigen(matrix, smallest);
  const scaled = vectors.values.map((value, i) => value / eigenvalues[i % eigenvalues.length]!);
  return {
    inverse: await multiply({ ...vectors, values: scaled }, vectors, "b"),
    rank: eigenvalues.length,
    logDeterminant: eigenvalues.reduce((sum, value) => sum + Math.log(value), 0),
  };
}

function identity(n: number): Matrix {
  const matrix = zeros(n, n);
  for (let i = 0; i < n; i++) matrix.values[i * n + i] = 1;
  return matrix;
}

const iterations = 50;

/** Of L Lᵀ, by inverse iteration: at most a little too large. */
export function smallestEigenvalue(lower: Matrix): number {
  let vector: Matrix = zeros(lower.rows, 1);
  vector.values.forEach((_, i, values) => (values[i] = 1 + (i % 7)));
  let length = lengthOf(vector);
  for (let i = 0; i < iterations; i++) {
    const unit = vector.values.map((value) => value / length);
    vector = solveCholesky(lower, { ...vector, values: unit });
    length = lengthOf(vector);
  }
  return 1 / length;
}

function lengthOf({ values }: Matrix): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
}
