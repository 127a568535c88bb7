import { setImmediate } from "node:timers/promises";
import { random, type Random } from "../../../data/random.ts";
import { largestInRows, zeros } from "../algebra/matrix.ts";
import type { Learner } from "./problem.ts";
import { growTree, leafOf } from "./tree.ts";

export interface RandomForestParams {
  trees: number;
  depth: number;
  seed: string;
}

/**
 * scikit-learn's RandomForestClassifier: each tree sees the training covers drawn with replacement, each split the
 * square root of the columns; the trees' class shares are averaged.
 */
export function randomForest({ trees, depth, seed }: RandomForestParams): Learner {
  return async (problem) => {
    const { features, labels, classes } = problem;
    const shares = zeros(features.rows, classes);
    for (let number = 0; number < trees; number++) {
      await setImmediate();
      const stream = random(`${seed}/${number}`);
      const columns = someColumns(features.columns, stream);
      const tree = await growTree(problem, drawn(labels.length, stream), { depth, columns });
      for (let row = 0; row < features.rows; row++)
        leafOf(tree, features, row).forEach(
          (share, label) => (shares.values[row * classes + label]! += share),
        );
    }
    return { predicted: largestInRows(shares), facts: {} };
  };
}

/** How often each row is drawn in as many draws as there are rows. */
function drawn(rows: number, { int }: Random): Float64Array {
  const counts = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw++) counts[int(rows)]!++;
  return counts;
}

/** All columns in random order, of which the square root is enough. */
function someColumns(columns: number, { shuffle }: Random) {
  const all = Array.from({ length: columns }, (_, column) => column);
  const enough = Math.max(1, Math.floor(Math.sqrt(columns)));
  return () => ({ order: shuffle(all), enough });
}
