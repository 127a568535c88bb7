import { expect, test } from "vitest";
import {
  covered,
  meanColour,
  perLineOf,
  placesIn,
  squaresIn,
} from "../../../analyses/occlusion/squares.ts";
import { plain } from "../drawnCovers.ts";

const squares = { edge: 1 / 4, stride: 1 / 8 };

test("squaresIn(size, squares) go line by line and end at the edges", () => {
  const all = squaresIn(16, squares);
  expect(perLineOf(squares)).toBe(7);
  expect(all).toHaveLength(49);
  expect(all[0]).toEqual({ top: 0, left: 0, edge: 4 });
  expect(all[8]).toEqual({ top: 2, left: 2, edge: 4 });
  expect(all[48]).toEqual({ top: 12, left: 12, edge: 4 });
});

test("placesIn(square, size) are its pixels", () => {
  expect(placesIn({ top: 1, left: 2, edge: 2 }, 4)).toEqual([6, 7, 10, 11]);
});

test("covered(pixels, square, colour) changes the square of a copy", () => {
  const { pixels } = plain(0, 0, 0, 4);
  const copy = covered(pixels, { top: 0, left: 0, edge: 2 }, [1, 2, 3]);
  expect([...copy.subarray(0, 12)]).toEqual([1, 2, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0]);
  expect(pixels.every((level) => level === 0)).toBe(true);
  expect(meanColour(copy)).toEqual([0, 1, 1]);
});
