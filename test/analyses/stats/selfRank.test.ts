import { expect, test } from "vitest";
import { isCloser, selfRank } from "../../../analyses/stats/selfRank.ts";

test("selfRank(closer, genres) counts ranks over repeats", () => {
  expect(selfRank([0, 0, 2, 1], 3)).toEqual({ mean: 1.75, shareFirst: 0.5, counts: [2, 1, 1] });
});

test("isCloser(a, b, isSimilarity) turns round for distances", () => {
  expect([isCloser(2, 1, true), isCloser(1, 2, true)]).toEqual([true, false]);
  expect([isCloser(2, 1, false), isCloser(1, 2, false)]).toEqual([false, true]);
});

test("isCloser(a, b, isSimilarity) takes rounding for a tie", () => {
  expect(isCloser(0.1 + 0.2, 0.3, true)).toBe(false);
  expect(isCloser(0, 0, false)).toBe(false);
  expect(isCloser(0.300001, 0.3, true)).toBe(true);
});
