import { expect, test } from "vitest";
import { labPlanes } from "../../../../analyses/image/descriptors/lab.ts";
import {
  labHistogram,
  labHistogramLength,
} from "../../../../analyses/image/descriptors/labHistogram.ts";
import { drawImage } from "../../../goldens/opencvImages.ts";
import { flat, flipped, plane } from "./pictures.ts";

const point = (l: number, a: number, b: number) =>
  labHistogram([plane(1, 1, () => l), plane(1, 1, () => a), plane(1, 1, () => b)]).indexOf(1);

test("labHistogram(planes) orders bins by L*, a*, b*, and holds what lies outside at the edge", () => {
  expect(point(0, -48, -48)).toBe(0);
  expect(point(0, -48, -32)).toBe(1);
  expect(point(0, -32, -48)).toBe(6);
  expect(point(25, -48, -48)).toBe(36);
  expect(point(100, 110, 110)).toBe(labHistogramLength - 1);
  expect(point(100, -110, 110)).toBe(3 * 36 + 5);
});

test("labHistogram(planes) holds square roots of shares", () => {
  const half = plane(2, 1, (x) => 99 * x);
  const grey = plane(2, 1, () => 0);
  const filled = labHistogram([half, grey, grey]).filter((value) => value > 0);
  expect([...filled]).toEqual([Math.SQRT1_2, Math.SQRT1_2]);
});

test("labHistogram(planes) is the same for a flipped picture; one bin holds a flat one", () => {
  const image = drawImage("rings", 64, 64);
  expect(labHistogram(labPlanes(flipped(image)))).toEqual(labHistogram(labPlanes(image)));
  expect(labHistogram(labPlanes(flat(8, [200, 30, 90])))).toContain(1);
});
