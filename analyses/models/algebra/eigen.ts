import { EigenvalueDecomposition, Matrix as Dense } from "ml-matrix";
import { type Matrix, zeros } from "./matrix.ts";

/** Eigenvalues above `smallest` of a symmetric matrix, with their vectors as columns. */
export function eigen(
  matrix: Matrix,
  smallest: number,
): { eigenvalues: number[]; vectors: Matrix } {
  const n = matrix.rows;
  const dense = Dense.from1DArray(n, n, matrix.values);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(dense, {
    assumeSymmetric: true,
  });
  const kept = Array.from(realEigenvalues.keys()).filter((at) => realEigenvalues[at]! > smallest);
  const vectors = zeros(n, kept.length);
  for (let row = 0; row < n; row++)
    kept.forEach((at, column) => {
      vectors.values[row * kept.length + column] = eigenvectorMatrix.get(row, at);
    });
  return { eigenvalues: kept.map((at) => realEigenvalues[at]!), vectors };
}
