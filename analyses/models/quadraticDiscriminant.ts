import { setImmediate } from "node:timers/promises";
import { centredRowProducts } from "./centredRows.ts";
import { eigen } from "./eigen.ts";
import type { Features } from "./features.ts";
import { largestInRows, type Matrix, zeros } from "./matrix.ts";
import { multiply } from "./multiply.ts";
import { type Learner, rowsByClass } from "./problem.ts";

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
      const axes = await classAxes(features, rows);
      kept.push(axes.variances.length);
      const logVolume = axes.variances.reduce((sum, variance) => sum + Math.log(variance), 0);
      const prior = Math.log(rows.length / labels.length);
      for (let row = 0; row < features.rows; row++)
        scores.values[row * classes + label] = prior - (squareLength(axes, row) + logVolume) / 2;
    }
    const facts = { fewestDirections: Math.min(...kept), mostDirections: Math.max(...kept) };
    return { predicted: largestInRows(scores), facts };
  };
}

/** Principal axes of a class and every row's coordinates on them, [rows, axes]. */
interface Axes {
  variances: number[];
  coordinates: Matrix;
}

/** From the eigenvectors u of the products of rows: a row's coordinate is its products with the rows times u / |axis|. */
async function classAxes(features: Features, rows: readonly number[]): Promise<Axes> {
  const products = await centredRowProducts(features, rows);
  const own = zeros(rows.length, rows.length);
  rows.forEach((row, at) =>
    own.values.set(
      products.values.subarray(row * rows.length, (row + 1) * rows.length),
      at * rows.length,
    ),
  );
  const { eigenvalues, vectors } = eigen(own, tolerance ** 2);
  const coordinates = await multiply(products, vectors);
  for (let i = 0; i < coordinates.values.length; i++)
    coordinates.values[i]! /= Math.sqrt(eigenvalues[i % eigenvalues.length]!);
  return { variances: eigenvalues.map((value) => value / (rows.length - 1)), coordinates };
}

/** Squared distance from the class's mean in units of its deviations. */
function squareLength({ variances, coordinates }: Axes, row: number): number {
  const at = row * variances.length;
  return variances.reduce(
    (sum, variance, i) => sum + coordinates.values[at + i]! ** 2 / variance,
    0,
  );
}
