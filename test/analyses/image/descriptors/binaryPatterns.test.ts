import { expect, test } from "vitest";
import {
  binaryPatterns,
  binaryPatternsLength,
  patternPlane,
} from "../../../../analyses/image/descriptors/binaryPatterns.ts";
import { greyPlane } from "../../../../analyses/image/descriptors/grey.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { drawImage } from "../../../goldens/opencvImages.ts";
import { distance, flipped, plane } from "./pictures.ts";

test.each(readDescriptors().cases)("binaryPatterns($kind) is scikit-image's", (golden) => {
  const ours = binaryPatterns(greyPlane(golden.image));
  expect(ours).toHaveLength(binaryPatternsLength);
  expect(distance(ours, golden.patterns)).toBeLessThan(1e-5);
});

test("patternPlane(one bright pixel) is without ones there, and all ones around it", () => {
  const { values } = patternPlane(plane(5, 5, (x, y) => Number(x === 2 && y === 2)));
  expect([...values]).toEqual([57, 57, 57, 57, 0, 57, 57, 57, 57]);
});

test("patternPlane(one dark pixel) lacks one neighbour across a corner, three beside it, turned by where it lies", () => {
  const { values } = patternPlane(plane(5, 5, (x, y) => Number(x !== 2 || y !== 2)));
  const ones = [...values].map((code) => 1 + Math.floor((code - 1) / 8));
  expect(ones).toEqual([7, 5, 7, 5, 8, 5, 7, 5, 7]);
  expect(new Set(values).size).toBe(9);
});

test("binaryPatterns(flat) is one pattern in every region, whatever the level", () => {
  for (const level of [0, 77, 255]) {
    const histogram = binaryPatterns(plane(64, 64, () => level));
    const places = [...histogram.entries()].filter(([, share]) => share > 0).map(([i]) => i % 59);
    expect(places).toEqual(new Array(17).fill(57));
  }
});

test("binaryPatterns(brighter) is the same", () => {
  const grey = greyPlane(drawImage("rings", 96, 64));
  const bright = { ...grey, values: grey.values.map((level) => 2 * level + 30) };
  expect(binaryPatterns(bright)).toEqual(binaryPatterns(grey));
});

test("binaryPatterns(flipped) has as many patterns of each number of ones", () => {
  const image = drawImage("noise", 64, 64);
  const byOnes = (histogram: Float64Array) =>
    Array.from({ length: 7 }, (_, ones) =>
      Math.hypot(...histogram.subarray(1 + 8 * ones, 9 + 8 * ones)),
    );
  const [one, other] = [image, flipped(image)].map((it) => binaryPatterns(greyPlane(it)));
  expect(distance(byOnes(one!), byOnes(other!))).toBeLessThan(1e-12);
  expect(distance(one!, other!)).toBeGreaterThan(0.01);
});
