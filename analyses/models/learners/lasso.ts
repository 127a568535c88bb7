import { setImmediate } from "node:timers/promises";
import {
  centredColumnProducts,
  centredTargetProducts,
  classifyLinearly,
  intercept,
  meansOf,
} from "./linear.ts";
import { type Matrix, zeros } from "../algebra/matrix.ts";
import { type Learner, signTargets } from "./problem.ts";

export interface LassoParams {
  /** weight of the sum of absolute weights, against half the mean squared error */
  alpha: number;
  sweeps: number;
  tolerance: number;
}

/** One target's weights, and how far they were from the optimum when the sweeps ended. */
export interface LassoFit {
  weights: Float64Array;
  sweeps: number;
  /** duality gap as a share of the target's sum of squares */
  gap: number;
}

/**
 * scikit-learn's Lasso on targets 1 and -1 for each class, the largest value decides. Cyclic coordinate descent on the
 * products of columns, which takes the same steps as scikit-learn's on the columns, and ends by the same rule: the
 * duality gap, or the number of sweeps, of which scikit-learn warns and which `converged` tells here.
 */
export function lasso(params: LassoParams): Learner {
  return async (problem) => {
    const { features, classes } = problem;
    const targets = signTargets(problem);
    const products = await centredColumnProducts(features);
    const right = await centredTargetProducts(features, targets);
    const means = meansOf(targets);
    const weights = zeros(features.columns, classes);
    const fits: LassoFit[] = [];
    for (let target = 0; target < classes; target++) {
      const squares = features.train * (1 - means[target]! ** 2);
      const fit = await descend(products, columnOf(right, target), squares, features.train, params);
      fit.weights.forEach((weight, row) => (weights.values[row * classes + target] = weight));
      fits.push(fit);
    }
    const predicted = await classifyLinearly(
      features,
      weights,
      intercept(features, weights, means),
    );
    return { predicted, facts: describe(fits, params) };
  };
}

function describe(fits: readonly LassoFit[], { tolerance }: LassoParams): Record<string, number> {
  return {
    converged: fits.filter(({ gap }) => gap < tolerance).length,
    largestGap: Math.max(...fits.map(({ gap }) => gap)),
    mostSweeps: Math.max(...fits.map(({ sweeps }) => sweeps)),
    weights: fits.reduce((sum, fit) => sum + fit.weights.filter((w) => w !== 0).length, 0),
  };
}

function columnOf({ rows, columns, values }: Matrix, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]!);
}

/** Minimises |y - X w|² / 2 + alpha n |w|₁, given XᵀX, Xᵀy and yᵀy. */
async function descend(
  products: Matrix,
  right: Float64Array,
  squares: number,
  train: number,
  { alpha, sweeps, tolerance }: LassoParams,
): Promise<LassoFit> {
  const penalty = alpha * train;
  const weights = new Float64Array(right.length);
  const fitted = new Float64Array(right.length); // XᵀX w
  let gap = Infinity;
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    const { largest, largestStep } = sweepOnce(products, right, penalty, weights, fitted);
    if (sweep % 20 === 0) await setImmediate();
    if (largest !== 0 && largestStep / largest >= tolerance && sweep < sweeps) continue;
    gap = Math.max(0, dualityGap(right, fitted, weights, squares, penalty)) / squares;
    if (gap < tolerance) return { weights, sweeps: sweep, gap };
  }
  return { weights, sweeps, gap };
}

/** Every weight once in turn to its best value, the others held. */
function sweepOnce(
  { columns, values }: Matrix,
  right: Float64Array,
  penalty: number,
  weights: Float64Array,
  fitted: Float64Array,
): { largest: number; largestStep: number } {
  let largest = 0;
  let largestStep = 0;
  for (let at = 0; at < columns; at++) {
    const square = values[at * columns + at]!;
    if (square === 0) continue;
    const before = weights[at]!;
    const slope = right[at]! - fitted[at]! + before * square;
    const after = (Math.sign(slope) * Math.max(Math.abs(slope) - penalty, 0)) / square;
    const step = after - before;
    if (step !== 0) {
      weights[at] = after;
      for (let i = 0; i < columns; i++) fitted[i]! += step * values[at * columns + i]!;
    }
    largest = Math.max(largest, Math.abs(after));
    largestStep = Math.max(largestStep, Math.abs(step));
  }
  return { largest, largestStep };
}

/** How far the weights can be from the optimum, as in scikit-learn's enet_coordinate_descent_gram. */
function dualityGap(
  right: Float64Array,
  fitted: Float64Array,
  weights: Float64Array,
  squares: number,
  penalty: number,
): number {
  const steepest = right.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - fitted[i]!)),
    0,
  );
  const along = dot(weights, right);
  const residual = squares + dot(weights, fitted) - 2 * along;
  const scale = steepest > penalty ? penalty / steepest : 1;
  const loss = steepest > penalty ? (residual * (1 + scale ** 2)) / 2 : residual;
  const size = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return loss + penalty * size - scale * squares + scale * along;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
