import { expect, test } from "vitest";
import { binomialInterval } from "../../../analyses/stats/binomialInterval.ts";

// scipy.stats.binom.interval(0.99, n, p)
test.each([
  [600, 1 / 6, [77, 124]],
  [200, 0.1, [10, 32]],
  [1000, 0.1, [76, 125]],
  [2, 0.5, [0, 2]],
  [1, 0.1, [0, 1]],
])("binomialInterval(%d, %d, 0.99)", (n, p, expected) => {
  expect(binomialInterval(n, p, 0.99)).toEqual(expected);
});

test("binomialInterval(5, 1, 0.99) where every throw is right", () => {
  expect(binomialInterval(5, 1, 0.99)).toEqual([5, 5]);
});
