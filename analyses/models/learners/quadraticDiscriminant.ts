import { setImmediate } from "node:timers/promises";
import { centredRowProducts } from "../algebra/centredRows.ts";
import type { Features } from "../algebra/features.ts";
import { largestInRows, rowsOf, zeros } from "../algebra/matrix.ts";
import { multiply } from "../algebra/multiply.ts";
import { type Learner, rowsByClass } from "./problem.ts";
import { pseudoInverse } from "../algebra/pseudoInverse.ts";

/** Singular values up to this count as zero, as in scikit-learn. */
const tolerance = 1e-4;

/**
 * scikit-learn's QuadraticDiscriminantAnalysis: every class is normal with a covariance of its own. A class of n covers
 * fills at most n - 1 directions; where there are more columns, scikit-learn (until 1.6) divides by a singular value
 * that is zero but for rounding, and later versions refuse. Here directions below its tolerance are left out, so that a
 * class measures covers within the span of its own.
 */
export function quadraticDiscriminant(): Learner {
  return async (problem) => {
    const { features, labels, classes } = problem;
    const scores = zeros(features.rows, classes);
    const kept: number[] = [];
    for (const [label, rows] of rowsByClass(problem).entries()) {
      await setImmediate();
      const shape = await classShape(features, rows);
      kept.push(shape.rank);
      const prior = Math.log(rows.length / labels.length);
      for (let row = 0; row < features.rows; row++)
        scores.values[row * classes + label] = prior - (shape.squares[row]! + shape.logVolume) / 2;
    }
    const facts = { fewestDirections: Math.min(...kept), mostDirections: Math.max(...kept) };
    return { predicted: largestInRows(scores), facts };
  };
}

interface ClassShape {
  rank: number;
  /** logarithm of the determinant of the covariance */
  logVolume: number;
  /** of every row: squared distance from the class's mean in units of its deviations */
  squares: Float64Array;
}

/**
 * From the products K of the class's centred rows instead of its covariance, as there are fewer rows than columns: with
 * k the products of a row with those rows, its square is (n - 1) |K⁺ k|².
 */
async function classShape(features: Features, rows: readonly number[]): Promise<ClassShape> {
  const products = await centredRowProducts(features, rows);
  const own = zeros(rows.length, rows.length);
  rows.forEach((row, at) =>
    own.values.set(rowsOf(products, row, row + 1).values, at * own.columns),
  );
  const all = Array.from(rows.keys());
  const { inverse, rank, logDeterminant } = await pseudoInverse(own, [all], tolerance ** 2);
  const solved = await multiply(products, inverse);
  const squares = Float64Array.from({ length: features.rows }, (_, row) =>
    rowsOf(solved, row, row + 1).values.reduce((sum, value) => sum + value * value, 0),
  );
  const freedom = Math.max(1, rows.length - 1);
  return {
    rank,
    logVolume: logDeterminant - rank * Math.log(freedom),
    squares: squares.map((square) => square * freedom),
  };
}
