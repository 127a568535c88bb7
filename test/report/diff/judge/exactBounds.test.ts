import { expect, test } from "vitest";
import { exactBounds } from "../../../../report/diff/judge/exactBounds.ts";

test.each([
  // Clopper-Pearson, at 95%
  [3, 10, 0.0667, 0.6525],
  [0, 10, 0, 0.3085],
  [10, 10, 0.6915, 1],
  [0, 0, 0, 1],
])("exactBounds(%d, %d, 0.025): %d to %d", (hits, n, low, high) => {
  const bounds = exactBounds(hits, n, 0.025);
  expect(bounds[0]).toBeCloseTo(low, 4);
  expect(bounds[1]).toBeCloseTo(high, 4);
});
