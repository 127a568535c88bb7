import { expect, test } from "vitest";
import { middleOf, resampled } from "../../../analyses/occlusion/resampling.ts";

const sampling = { draws: 4000, level: 0.95, seed: "a" };

test("resampled(values) has about the interval of the normal distribution", () => {
  const values = Array.from({ length: 400 }, (_, i) => i % 2);
  const { mean, low, high, covers } = resampled(values, sampling);
  expect([mean, covers]).toEqual([0.5, 400]);
  expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 1);
  expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 1);
  expect(resampled(values, sampling)).toEqual({ mean, low, high, covers });
});

test("resampled(values, sampling, others) is of the difference", () => {
  expect(resampled([1, 1], sampling, [3, 3])).toEqual({ mean: -2, low: -2, high: -2, covers: 2 });
});

test("middleOf(values, level) leaves out as many on each side", () => {
  const values = Array.from({ length: 100 }, (_, i) => 99 - i);
  expect(middleOf(values, 0.5)).toEqual({ low: 25, high: 74 });
});
