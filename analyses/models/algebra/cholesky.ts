import { setImmediate } from "node:timers/promises";
import { block, type Matrix, zeros } from "./matrix.ts";
import { multiply } from "./multiply.ts";

const blockSize = 128;

/**
 * Lower triangle L of a symmetric positive definite matrix, L Lᵀ = `matrix`, column block by column block; null where it
 * is not positive definite.
 */
export async function cholesky(matrix: Matrix): Promise<Matrix | null> {
  const n = matrix.rows;
  const lower = zeros(n, n);
  for (let from = 0; from < n; from += blockSize) {
    const to = Math.min(n, from + blockSize);
    const panel = block(matrix, [from, n], [from, to]);
    if (from > 0) {
      const done = block(lower, [from, n], [0, from]);
      const top = block(lower, [from, to], [0, from]);
      const { values } = await multiply(done, top, "b");
      for (let i = 0; i < values.length; i++) panel.values[i]! -= values[i]!;
    }
    if (!factorPanel(panel)) return null;
    for (let row = from; row < n; row++)
      for (let column = from; column < Math.min(to, row + 1); column++)
        lower.values[row * n + column] =
          panel.values[(row - from) * panel.columns + column - from]!;
    await setImmediate();
  }
  return lower;
}

/** Factors the square at the top in place and solves the rows below it by it. */
function factorPanel({ rows, columns, values }: Matrix): boolean {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < Math.min(row + 1, columns); column++) {
      let sum = values[row * columns + column]!;
      for (let k = 0; k < column; k++)
        sum -= values[row * columns + k]! * values[column * columns + k]!;
      if (row !== column) values[row * columns + column] = sum / values[column * columns + column]!;
      else if (sum > 0) values[row * columns + column] = Math.sqrt(sum);
      else return false;
    }
  return true;
}

/** X of `lower lowerᵀ X = right`. */
export function solveCholesky(lower: Matrix, right: Matrix): Matrix {
  const n = lower.rows;
  const solved = zeros(n, right.columns);
  for (let column = 0; column < right.columns; column++) {
    const x = Float64Array.from(
      { length: n },
      (_, row) => right.values[row * right.columns + column]!,
    );
    forward(lower, x);
    backward(lower, x);
    for (let row = 0; row < n; row++) solved.values[row * right.columns + column] = x[row]!;
  }
  return solved;
}

function forward({ rows: n, values }: Matrix, x: Float64Array): void {
  for (let row = 0; row < n; row++) {
    let sum = x[row]!;
    for (let k = 0; k < row; k++) sum -= values[row * n + k]! * x[k]!;
    x[row] = sum / values[row * n + row]!;
  }
}

function backward({ rows: n, values }: Matrix, x: Float64Array): void {
  for (let row = n - 1; row >= 0; row--) {
    const value = x[row]! / values[row * n + row]!;
    x[row] = value;
    for (let k = 0; k < row; k++) x[k]! -= values[row * n + k]! * value;
  }
}
