import { expect, test } from "vitest";
import { measures } from "../../../../analyses/image/histograms/compareHistograms.ts";
import { coverSums } from "../../../../analyses/image/histograms/coverSums.ts";
import { rowComparer } from "../../../../analyses/image/histograms/rowComparer.ts";
import {
  type SparseHistograms,
  sparseHistograms,
} from "../../../../analyses/image/histograms/sparseHistograms.ts";
import { random } from "../../../../data/random.ts";

/** Of pictures with few colours, some of many, one with every colour of 2 bins a channel as often. */
function drawn(covers: number, seed: string): Promise<SparseHistograms> {
  const { int } = random(seed);
  const pictures = Array.from({ length: covers }, (_, cover) => {
    if (cover === 2)
      return Array.from({ length: 64 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1]).flat();
    const colours = Array.from({ length: 1 + int(4) }, () => [int(2), int(2), int(2)]);
    return Array.from({ length: 64 }, () => colours[int(colours.length)]!).flat();
  });
  return sparseHistograms([Uint8Array.from(pictures.flat(), (level) => 255 * level)], 3 * 64, 2);
}

/** Adds up what every two covers compare as. */
function everyPair(rows: SparseHistograms, columns: SparseHistograms, isSame: boolean) {
  const sums = {
    rows: new Float64Array(4 * rows.covers),
    columns: new Float64Array(4 * columns.covers),
  };
  const compare = rowComparer(rows, columns);
  for (let row = 0; row < rows.covers; row++) {
    const values = compare(row);
    for (let at = 0; at < values.length; at++) {
      if (isSame && Math.floor(at / 4) === row) continue;
      sums.rows[4 * row + (at % 4)]! += values[at]!;
      sums.columns[at]! += values[at]!;
    }
  }
  return sums;
}

test("coverSums(rows, columns, isSame) is what comparing every two covers adds up to", async () => {
  const [few, many] = [await drawn(9, "few"), await drawn(40, "many")];
  for (const [rows, columns] of [
    [few, many],
    [many, few],
    [many, many],
  ] as const) {
    const isSame = rows === columns;
    const [found, expected] = [coverSums, everyPair].map((sum) => sum(rows, columns, isSame));
    for (const side of isSame ? (["rows"] as const) : (["rows", "columns"] as const)) {
      expect(found![side].length).toBe(expected![side].length);
      for (const [at, sum] of expected![side].entries())
        expect(found![side][at], `${side} ${at} ${measures[at % 4]}`).toBeCloseTo(sum, 6);
    }
  }
});

test("coverSums of covers that are all the same has no distance", async () => {
  const same = await sparseHistograms([new Uint8Array(3 * 16 * 5).fill(200)], 3 * 16, 8);
  expect([...coverSums(same, same, true).rows.subarray(0, 4)]).toEqual([4, 0, 4, 0]);
});

test("rowComparer(rows, columns)(row, only) is the same as of all, for these columns", async () => {
  const [rows, columns] = [await drawn(9, "few"), await drawn(40, "many")];
  const compare = rowComparer(rows, columns);
  const only = [39, 0, 2];
  for (let row = 0; row < rows.covers; row++) {
    const all = compare(row).slice();
    const some = compare(row, only);
    for (const at of only)
      expect(some.slice(4 * at, 4 * at + 4)).toEqual(all.slice(4 * at, 4 * at + 4));
  }
});
