import type { Features } from "../algebra/features.ts";
import type { Problem } from "./problem.ts";

/** A leaf gives each class's share of its weight; a node sends rows up to its threshold to the left. */
export type Tree =
  { shares: Float64Array } | { column: number; threshold: number; left: Tree; right: Tree };

export interface Growth {
  depth: number;
  /** columns looked at for a split, in their order of preference, and how many of them must be looked at */
  columns(): { order: ArrayLike<number>; enough: number };
}

/** Share of a node's weight that each side of a split must have. */
const smallestSide = 1e-10;

interface Split {
  column: number;
  threshold: number;
  /** sum over both sides of squared class weights over weight: larger is purer (Gini) */
  purity: number;
}

/**
 * A classification tree by Gini impurity, as scikit-learn's DecisionTreeClassifier: thresholds half way between
 * neighbouring values, the first of equally good splits. Rows of weight 0 do not count.
 */
export async function growTree(
  problem: Problem,
  weights: Float64Array,
  growth: Growth,
): Promise<Tree> {
  const shares = classShares(problem, weights);
  const isPure = shares.some((share) => share >= 1 - 1e-15);
  if (growth.depth === 0 || isPure) return { shares };
  const split = bestSplit(problem, await problem.features.orders(), weights, growth);
  if (!split) return { shares };
  const { column, threshold } = split;
  const isLeft = leftOf(problem.features, column, threshold);
  const deeper = { ...growth, depth: growth.depth - 1 };
  const left = weights.map((weight, row) => (isLeft(row) ? weight : 0));
  const right = weights.map((weight, row) => (isLeft(row) ? 0 : weight));
  return {
    column,
    threshold,
    left: await growTree(problem, left, deeper),
    right: await growTree(problem, right, deeper),
  };
}

/** Class shares of the leaf a row falls into. */
export function leafOf(tree: Tree, features: Features, row: number): Float64Array {
  if ("shares" in tree) return tree.shares;
  const { column, threshold, left, right } = tree;
  return leafOf(leftOf(features, column, threshold)(row) ? left : right, features, row);
}

function leftOf({ values, columns }: Features, column: number, threshold: number) {
  return (row: number): boolean => values[row * columns + column]! <= threshold;
}

function classShares({ labels, classes }: Problem, weights: Float64Array): Float64Array {
  const shares = classWeights(labels, weights, classes);
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  return shares.map((weight) => weight / total);
}

function bestSplit(
  problem: Problem,
  orders: readonly Uint32Array[],
  weights: Float64Array,
  growth: Growth,
): Split | undefined {
  const { order, enough } = growth.columns();
  const totals = classWeights(problem.labels, weights, problem.classes);
  let best: Split | undefined;
  for (let place = 0; place < order.length && (place < enough || !best); place++) {
    const column = order[place]!;
    const split = splitColumn(problem, column, orders[column]!, weights, totals);
    if (split && split.purity > (best?.purity ?? 0)) best = split;
  }
  return best;
}

/** The best threshold of one column; undefined where its values are all the same. */
function splitColumn(
  { features, labels, classes }: Problem,
  column: number,
  order: Uint32Array,
  weights: Float64Array,
  totals: Float64Array,
): Split | undefined {
  const { values, columns } = features;
  const left = new Float64Array(classes);
  let best: Split | undefined;
  let before = NaN;
  for (const row of order) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const value = values[row * columns + column]!;
    if (value > before) {
      const purity = purityOf(left, totals);
      if (!best || purity > best.purity) best = { column, threshold: (before + value) / 2, purity };
    }
    left[labels[row]!]! += weight;
    before = value;
  }
  return best;
}

function classWeights(
  labels: readonly number[],
  weights: Float64Array,
  classes: number,
): Float64Array {
  const sums = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) sums[labels[row]!]! += weights[row]!;
  return sums;
}

/** 0 where a side weighs next to nothing: its shares would be rounding. */
function purityOf(left: Float64Array, totals: Float64Array): number {
  let [leftSum, leftSquares, rightSum, rightSquares] = [0, 0, 0, 0];
  for (let label = 0; label < left.length; label++) {
    const [onLeft, onRight] = [left[label]!, totals[label]! - left[label]!];
    leftSum += onLeft;
    leftSquares += onLeft * onLeft;
    rightSum += onRight;
    rightSquares += onRight * onRight;
  }
  const least = smallestSide * (leftSum + rightSum);
  if (leftSum < least || rightSum < least) return 0;
  return leftSquares / leftSum + rightSquares / rightSum;
}
