import { expect, test } from "vitest";
import { pairMeans } from "../../../analyses/stats/pairMeans.ts";

/** Two measures: 10 * row + column, and its negative. */
const pairing = (rows: number, columns: number, isSame: boolean) => ({
  rows,
  columns,
  isSame,
  compareRow: (row: number) =>
    Float64Array.from({ length: 2 * columns }, (_, i) =>
      i % 2 === 0 ? 10 * row + i / 2 : -(10 * row + (i - 1) / 2),
    ),
});

test("pairMeans(pairing, protocols) is the mean over the pairs of each repeat", () => {
  const protocol = {
    left: [[0], [1, 2]],
    right: [
      [0, 3],
      [1, 2],
    ],
  };
  const [means] = pairMeans(pairing(3, 4, false), [protocol], 2);
  expect(means).toEqual(Float64Array.of(1.5, -1.5, 16.5, -16.5));
});

test("pairMeans({isSame: true}, protocols) leaves out a cover with itself", () => {
  const all = { left: [[0, 1, 2]], right: [[0, 1, 2]] };
  const [means, disjoint] = pairMeans(pairing(3, 3, true), [all, { left: [[0]], right: [[2]] }], 2);
  expect(means![0]).toBe((1 + 2 + 10 + 12 + 20 + 21) / 6);
  expect(disjoint![0]).toBe(2);
});

test("pairMeans(pairing, protocols) asks only for the columns that a row is drawn with, all where they are many", () => {
  const asked: (number[] | undefined)[] = [];
  const all = pairing(3, 4, false);
  const compareRow = (row: number, only?: Iterable<number>) => {
    asked.push(only && [...only]);
    return all.compareRow(row);
  };
  const protocol = { left: [[0, 1], [0]], right: [[1, 2], [0]] };
  const [means] = pairMeans({ ...all, compareRow }, [protocol], 2);
  expect(asked).toEqual([undefined, [1, 2], []]);
  expect(means).toEqual(Float64Array.of(6.5, -6.5, 0, 0));
});
