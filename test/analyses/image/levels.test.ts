import { expect, test } from "vitest";
import { contrast, difference, meanColour, squareImage } from "../../../analyses/image/levels.ts";

test("squareImage(levels, size) rounds", () => {
  expect(squareImage(Float64Array.of(0.4, 254.6, 99.7), 1)).toEqual({
    width: 1,
    height: 1,
    pixels: Uint8Array.of(0, 255, 100),
  });
});

test("meanColour(levels) is the mean over the pixels", () => {
  expect(meanColour(Float64Array.of(1, 2, 3, 5, 6, 10))).toEqual([3, 4, 6.5]);
});

test("contrast(levels) is the deviation from the mean colour", () => {
  expect(contrast(Float64Array.of(1, 200, 3, 1, 200, 3))).toBe(0);
  expect(contrast(Float64Array.of(0, 7, 7, 6, 7, 7))).toBeCloseTo(Math.sqrt(18 / 6), 12);
});

test("difference(a, b) is the root of the mean square", () => {
  expect(difference(Float64Array.of(1, 2, 3), Float64Array.of(1, 5, -1))).toBeCloseTo(
    Math.sqrt(25 / 3),
    12,
  );
});
