import { expect, test } from "vitest";
import {
  colourDescriptor,
  colourLength,
} from "../../../../analyses/image/descriptors/colourDescriptor.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { distance, flat, flipped } from "./pictures.ts";

const { cases } = readDescriptors();

test.each(cases)("colourDescriptor($kind) is scikit-image's and NumPy's", ({ image, colours }) => {
  expect(colourDescriptor(image)).toHaveLength(colourLength);
  expect(distance(colourDescriptor(image), colours)).toBeLessThan(1e-5);
});

test("colourDescriptor(flipped) keeps the whole and mirrors the cells", () => {
  const { image } = cases[1]!;
  const [one, other] = [colourDescriptor(image), colourDescriptor(flipped(image))];
  expect(distance(one.subarray(0, 147), other.subarray(0, 147))).toBeLessThan(1e-4);
  const means = (all: Float32Array) => all.subarray(all.length - 192);
  const mirrored = means(one).map((_, i) => means(one)[i - (i % 8) + 7 - (i % 8)]!);
  expect(distance(means(other), mirrored)).toBeLessThan(1e-4);
  expect(distance(means(other), means(one))).toBeGreaterThan(1);
});

test("colourDescriptor(flat) has the same moments everywhere, and no spread", () => {
  const moments = colourDescriptor(flat(64, [40, 90, 200])).subarray(144, 297);
  const first = moments.subarray(0, 3);
  expect(first[0]).toBeGreaterThan(30);
  expect(distance(first.subarray(1), [0, 0])).toBeLessThan(1e-6);
  expect(distance(moments.subarray(48, 51), first)).toBeLessThan(1e-5);
});

test("colourDescriptor(image) tells one pixel of 4,096", () => {
  const image = flat(64, [40, 90, 200]);
  const before = colourDescriptor(image);
  image.pixels[3 * 64 * 40 + 3 * 9] = 255;
  const changed = colourDescriptor(image).map((value, i) => Number(value !== before[i]));
  const means = changed.subarray(297, 297 + 64);
  expect(means.indexOf(1)).toBe(5 * 8 + 1);
  expect(means.lastIndexOf(1)).toBe(5 * 8 + 1);
});
