import type { Features } from "../algebra/features.ts";
import type { Learner } from "./problem.ts";
import { growTree, leafOf, type Growth } from "./tree.ts";

/** scikit-learn's DecisionTreeClassifier up to a depth; of equally good splits it takes any, this one the first. */
export function decisionTree({ depth }: { depth: number }): Learner {
  return async (problem) => {
    const { features, labels } = problem;
    const weights = new Float64Array(labels.length).fill(1);
    const tree = await growTree(problem, weights, { depth, columns: allColumns(features) });
    const predicted = Array.from({ length: features.rows }, (_, row) => {
      const shares = leafOf(tree, features, row);
      return shares.indexOf(Math.max(...shares));
    });
    return { predicted, facts: {} };
  };
}

/** Every column, from the first. */
export function allColumns({ columns }: Features): Growth["columns"] {
  const order = Uint32Array.from({ length: columns }, (_, column) => column);
  return () => ({ order, enough: columns });
}
