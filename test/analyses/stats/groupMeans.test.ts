import { expect, test } from "vitest";
import { groupMeans } from "../../../analyses/stats/groupMeans.ts";

/** Items [1, 0], [2, 0], [4, 0] ... in chunks of three. */
async function* powers(count: number): AsyncGenerator<Uint8Array> {
  const bytes = Uint8Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 2 ** (i / 2) : 0));
  for (let at = 0; at < bytes.length; at += 6) yield bytes.subarray(at, at + 6);
}

const means = (sizes: number[], groups: number, seed = "seed", count = 7) =>
  groupMeans(powers(count), { count, length: 2 }, sizes, { groups, seed });

test("groupMeans(chunks, shape, sizes) has as many groups as fit, up to the limit", async () => {
  const found = await means([1, 2, 3, 7, 8], 3);
  expect(found.map(({ size, means }) => [size, means.length])).toEqual([
    [1, 3],
    [2, 3],
    [3, 2],
    [7, 1],
    [8, 0],
  ]);
});

test("groupMeans(chunks, shape, sizes) puts no item in two groups of a size", async () => {
  const [pairs, all] = await means([2, 7], 100);
  const members = pairs!.means.map(([mean, other]) => [2 * mean!, other]);
  expect(members.every(([sum, other]) => isSumOfTwoPowers(sum!) && other === 0)).toBe(true);
  const sums = members.map(([sum]) => sum!);
  expect(sums.reduce((a, b) => a | b)).toBe(sums.reduce((a, b) => a + b));
  expect(all!.means).toEqual([Float64Array.of(127 / 7, 0)]);
});

test("groupMeans(chunks, shape, sizes) starts larger groups with the smaller first one", async () => {
  const [one, three] = await means([1, 3], 1);
  const [single, sum] = [one!.means[0]![0]!, 3 * three!.means[0]![0]!];
  expect(Math.round(sum) & single).toBe(single);
});

test("groupMeans(chunks, shape, sizes, {seed}) depends on the seed alone", async () => {
  expect(await means([3], 2, "a")).toEqual(await means([3], 2, "a"));
  expect(await means([3], 2, "a")).not.toEqual(await means([3], 2, "b"));
});

function isSumOfTwoPowers(sum: number): boolean {
  return sum.toString(2).replaceAll("0", "") === "11";
}
