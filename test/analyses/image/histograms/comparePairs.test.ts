import { expect, test } from "vitest";
import {
  comparePairs,
  type GenrePair,
} from "../../../../analyses/image/histograms/comparePairs.ts";
import { sparseHistograms } from "../../../../analyses/image/histograms/sparseHistograms.ts";

const red = [255, 0, 0];
const blue = [0, 0, 255];

/** Covers of one pixel, and all of them on both sides. */
async function pairOf(rows: number[][], columns = rows): Promise<GenrePair> {
  const histograms = (pixels: number[][]) =>
    sparseHistograms([Uint8Array.from(pixels.flat())], 3, 8);
  const drawn = (pixels: number[][]) => [[...pixels.keys()]];
  return {
    rows: await histograms(rows),
    columns: await histograms(columns),
    isSame: rows === columns,
    protocols: [{ left: drawn(rows), right: drawn(columns) }],
  };
}

test("comparePairs(pairs) answers in their order, whichever thread is first, and tells of each", async () => {
  const pairs = [
    await pairOf([red, red]),
    await pairOf([red, blue]),
    await pairOf([red, blue], [blue, blue, blue]),
  ];
  const told: GenrePair[] = [];
  const comparisons = await comparePairs(pairs, (pair) => void told.push(pair));
  const drawn = comparisons.map(({ means: [all] }) => all![2]);
  expect(drawn).toEqual([1, 0, 0.5]);
  expect(comparisons.map(({ exact }) => exact.means[2])).toEqual([1, 0, 0.5]);
  expect(comparisons.map(({ exact }) => exact.errors[2])).toEqual([0, 0, 0.5]);
  expect(new Set(told)).toEqual(new Set(pairs));
});
