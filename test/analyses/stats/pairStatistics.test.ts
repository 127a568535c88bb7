import { describe, expect, it } from "vitest";
import { pairStatistics } from "../../../analyses/stats/pairStatistics.ts";
import { random } from "../../../data/random.ts";

/** Compares numbers by their product and by their sum. */
function compare(rows: readonly number[], columns: readonly number[], isSame: boolean) {
  const sums = {
    rows: new Float64Array(2 * rows.length),
    columns: new Float64Array(2 * columns.length),
  };
  rows.forEach((row, i) =>
    columns.forEach((column, j) => {
      if (isSame && i === j) return;
      [row * column, row + column].forEach((value, measure) => {
        sums.rows[2 * i + measure]! += value;
        sums.columns[2 * j + measure]! += value;
      });
    }),
  );
  return pairStatistics(sums, 2, isSame);
}

describe("pairStatistics(sums, measures, isSame)", () => {
  it("is the error of a sum of two means", () => {
    const [, error] = compare([1, 2, 3], [10, 14], false).errors;
    expect(error).toBeCloseTo(Math.sqrt(1 / 3 + 8 / 2), 10);
    expect(compare([1, 2, 3], [10, 14], false).means).toEqual(Float64Array.of(24, 14));
  });

  it("a cover is not compared with itself", () => {
    const [, error] = compare([1, 2, 3, 6], [1, 2, 3, 6], true).errors;
    const perCover = [1 + 11 / 3, 2 + 10 / 3, 3 + 9 / 3, 6 + 6 / 3];
    const mean = perCover.reduce((a, b) => a + b) / 4;
    const variance = perCover.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3;
    expect(error).toBeCloseTo(Math.sqrt((4 * variance) / 4), 10);
  });

  it.each([true, false])(
    "is how much means vary from sample to sample (same covers: %s)",
    (same) => {
      const stream = random("samples");
      const sample = () => Array.from({ length: 60 }, () => 1 + stream.float());
      const runs = Array.from({ length: 400 }, () => {
        const rows = sample();
        return compare(rows, same ? rows : sample(), same);
      });
      const means = runs.map(({ means }) => means[0]!);
      const mean = means.reduce((a, b) => a + b) / means.length;
      const spread = Math.sqrt(means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / means.length);
      const error = runs.reduce((sum, { errors }) => sum + errors[0]!, 0) / runs.length;
      expect(error / spread).toBeGreaterThan(0.88);
      expect(error / spread).toBeLessThan(1.12);
    },
  );
});
