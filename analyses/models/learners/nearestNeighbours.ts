import type { Matrix } from "../algebra/matrix.ts";
import type { Learner } from "./problem.ts";

/**
 * scikit-learn's KNeighborsClassifier: the class most of the `neighbours` nearest training covers have (Euclidean
 * distance), the first of equals. A training cover counts itself. Of covers equally far the first in the table is
 * taken, where scikit-learn takes any.
 */
export function nearestNeighbours({ neighbours }: { neighbours: number }): Learner {
  return async ({ features, labels, classes }) => {
    const products = await features.rowProducts();
    const predicted = Array.from({ length: features.rows }, (_, row) => {
      const votes = new Array<number>(classes).fill(0);
      for (const near of nearest(products, row, features.train, neighbours))
        votes[labels[near]!]!++;
      return votes.indexOf(Math.max(...votes));
    });
    return { predicted, facts: {} };
  };
}

/** The `count` training rows nearest to a row, in no order. */
function nearest({ rows, values }: Matrix, row: number, train: number, count: number): number[] {
  const found: { other: number; distance: number }[] = [];
  let farthest = Infinity;
  for (let other = 0; other < train; other++) {
    const distance = values[other * rows + other]! - 2 * values[row * rows + other]!;
    if (distance >= farthest) continue;
    if (found.length === count) found.pop();
    const place = found.findIndex((held) => held.distance > distance);
    found.splice(place === -1 ? found.length : place, 0, { other, distance });
    if (found.length === count) farthest = found[count - 1]!.distance;
  }
  return found.map(({ other }) => other);
}
