import { UserError } from "../../../data/error.ts";
import { cholesky, solveCholesky } from "../algebra/cholesky.ts";
import { centredRowProducts } from "../algebra/centredRows.ts";
import {
  addToColumns,
  centredColumnProducts,
  centredTargetProducts,
  classifyLinearly,
  intercept,
  meansOf,
} from "./linear.ts";
import { largestInRows, type Matrix } from "../algebra/matrix.ts";
import { multiply } from "../algebra/multiply.ts";
import { type Learner, type Problem, signTargets } from "./problem.ts";

/**
 * scikit-learn's RidgeClassifier: least squares on targets 1 and -1 for each class, `alpha` times the squared weights
 * added, the intercept left free; the largest value decides. Where there are more columns than covers the same weights
 * come from the covers' products.
 */
export function ridge({ alpha }: { alpha: number }): Learner {
  return async (problem) => {
    const { columns, train } = problem.features;
    const predicted = await (columns > train ? dual(problem, alpha) : primal(problem, alpha));
    return { predicted, facts: {} };
  };
}

async function primal(problem: Problem, alpha: number): Promise<number[]> {
  const { features } = problem;
  const targets = signTargets(problem);
  const right = await centredTargetProducts(features, targets);
  const weights = await solve(await centredColumnProducts(features), alpha, right);
  return classifyLinearly(features, weights, intercept(features, weights, meansOf(targets)));
}

async function dual(problem: Problem, alpha: number): Promise<number[]> {
  const { features } = problem;
  const targets = signTargets(problem);
  const means = meansOf(targets);
  const trainRows = Array.from({ length: features.train }, (_, row) => row);
  const products = await centredRowProducts(features, trainRows);
  const square = { ...products, rows: features.train };
  const part = { ...square, values: products.values.slice(0, features.train ** 2) };
  addToColumns(targets, (column) => -means[column]!);
  const scores = await multiply(products, await solve(part, alpha, targets));
  addToColumns(scores, (column) => means[column]!);
  return largestInRows(scores);
}

/** X of `(matrix + alpha) X = right`; changes `matrix`. */
async function solve(matrix: Matrix, alpha: number, right: Matrix): Promise<Matrix> {
  for (let i = 0; i < matrix.rows; i++) matrix.values[i * matrix.columns + i]! += alpha;
  const lower = await cholesky(matrix);
  if (!lower) throw new UserError(`ridge: singular with alpha ${alpha} (choose a larger one)`);
  return solveCholesky(lower, right);
}
