import { expect, test } from "vitest";
import { lossesOf, positiveShare } from "../../../analyses/occlusion/losses.ts";

test("lossesOf(logits, genre, genres) are bits of the genre's probability", () => {
  const of = (p: number): number[] => [Math.log(p), Math.log(1 - p)];
  const logits = Float32Array.from([...of(0.8), ...of(0.4), ...of(0.9)]);
  const [half, more] = lossesOf(logits, 0, 2);
  expect(half).toBeCloseTo(1, 5);
  expect(more).toBeCloseTo(Math.log2(0.8 / 0.9), 5);
  expect(lossesOf(logits, 1, 2)[1]).toBeCloseTo(1, 5);
});

test("positiveShare(losses, weights) leaves out what helps", () => {
  expect(positiveShare([3, -9, 1], [1, 1, 0])).toBe(0.75);
  expect(positiveShare([3, 1], [0.5, 0])).toBe(0.375);
});

test("positiveShare(losses, weights) of a map without losses is that of an even one", () => {
  expect(positiveShare([0, -1, 0, 0], [1, 0, 0, 0])).toBe(0.25);
});
