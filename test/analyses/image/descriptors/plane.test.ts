import { expect, test } from "vitest";
import {
  gridCells,
  meanOf,
  regionCount,
  regions,
} from "../../../../analyses/image/descriptors/plane.ts";
import { plane } from "./pictures.ts";

const counted = plane(4, 3, (x, y) => 10 * y + x);

test("gridCells(plane, n) gives every pixel to one cell, cells row by row", () => {
  expect(gridCells(counted, 2).map((cell) => [...cell])).toEqual([
    [0, 1],
    [2, 3],
    [10, 11, 20, 21],
    [12, 13, 22, 23],
  ]);
});

test("gridCells(plane, n) refuses more cells than pixels", () => {
  expect(() => gridCells(counted, 4)).toThrow("more cells than pixels: 4x4 in 4x3");
});

test("regions(plane) are the whole and 16 cells", () => {
  const all = regions(plane(8, 8, (x) => x));
  expect(all).toHaveLength(regionCount);
  expect(all.slice(0, 5).map(meanOf)).toEqual([3.5, 0.5, 2.5, 4.5, 6.5]);
});
