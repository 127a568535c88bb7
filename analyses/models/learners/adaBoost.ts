import { setImmediate } from "node:timers/promises";
import { allColumns } from "./decisionTree.ts";
import { largestInRows, type Matrix, zeros } from "../algebra/matrix.ts";
import type { Learner, Problem } from "./problem.ts";
import { growTree, leafOf, type Tree } from "./tree.ts";

/** Probabilities are kept above this before logarithms are taken: float64's epsilon, as in scikit-learn. */
const smallest = 2 ** -52;

/**
 * scikit-learn's AdaBoostClassifier with trees of depth 1 and its default until 1.5, SAMME.R (Zhu, Zou, Rosset, Hastie
 * 2009): each tree adds the centred logarithms of its class shares, and covers it finds unlikely weigh more for the
 * next.
 */
export function adaBoost({ trees }: { trees: number }): Learner {
  return async (problem) => {
    const { features, classes } = problem;
    const scores = zeros(features.rows, classes);
    const columns = allColumns(features);
    let weights = new Float64Array(features.train).fill(1 / features.train);
    let grown = 0;
    while (grown < trees) {
      await setImmediate();
      const tree = await growTree(problem, weights, { depth: 1, columns });
      grown++;
      addScores(scores, tree, problem);
      if (isFaultless(tree, problem, weights)) break;
      weights = reweighted(weights, tree, problem);
    }
    return { predicted: largestInRows(scores), facts: { trees: grown } };
  };
}

function addScores({ values, columns }: Matrix, tree: Tree, { features }: Problem): void {
  for (let row = 0; row < features.rows; row++) {
    const logs = leafOf(tree, features, row).map((share) => Math.log(Math.max(share, smallest)));
    const mean = logs.reduce((sum, log) => sum + log, 0) / columns;
    logs.forEach((log, label) => (values[row * columns + label]! += (columns - 1) * (log - mean)));
  }
}

/** No weight is on a cover that the tree gets wrong. */
function isFaultless(tree: Tree, { features, labels }: Problem, weights: Float64Array): boolean {
  return labels.every((label, row) => {
    const shares = leafOf(tree, features, row);
    return weights[row] === 0 || shares.indexOf(Math.max(...shares)) === label;
  });
}

function reweighted(
  weights: Float64Array,
  tree: Tree,
  { features, labels, classes }: Problem,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(weights.length);
  for (const [row, label] of labels.entries()) {
    const logs = leafOf(tree, features, row).map((share) => Math.log(Math.max(share, smallest)));
    const others = logs.reduce((sum, log) => sum + log, 0) - logs[label]!;
    const change = -((classes - 1) / classes) * (logs[label]! - others / (classes - 1));
    next[row] = weights[row]! * Math.exp(change);
  }
  const total = next.reduce((sum, weight) => sum + weight, 0);
  return next.map((weight) => weight / total);
}
