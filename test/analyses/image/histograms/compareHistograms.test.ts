import { describe, expect, it, test } from "vitest";
import {
  compareHistograms,
  measures,
} from "../../../../analyses/image/histograms/compareHistograms.ts";
import { readGolden } from "../../../goldens/opencvImages.ts";

const { histograms, measures: expected } = readGolden();

describe("compareHistograms(a, b) equals OpenCV's compareHist", () => {
  test.each(measures)("%s", (measure) => {
    histograms.forEach((a, i) =>
      histograms.forEach((b, j) => {
        const opencv = expected[measure][i]![j]!;
        const difference = Math.abs(compareHistograms(a, b)[measure] - opencv);
        expect(difference, `${i} with ${j}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(opencv)));
      }),
    );
  });
});

describe("compareHistograms(a, b)", () => {
  it("of histograms without a shared cell", () => {
    const { correlation, chiSquare, intersection, hellinger } = compareHistograms([1, 0], [0, 1]);
    expect([correlation, chiSquare, intersection, hellinger]).toEqual([-1, 1, 0, 1]);
  });

  it("of [0.6, 0.8] with [0.8, 0.6]", () => {
    const found = compareHistograms([0.6, 0.8], [0.8, 0.6]);
    expect(found.correlation).toBeCloseTo(-1);
    expect(found.chiSquare).toBeCloseTo(0.04 / 0.6 + 0.04 / 0.8);
    expect(found.intersection).toBeCloseTo(1.2);
    expect(found.hellinger).toBeCloseTo(Math.sqrt(1 - (2 * Math.sqrt(0.48)) / 1.4));
  });

  it("takes an even histogram for perfectly correlated, an empty one for distant", () => {
    expect(compareHistograms([0.5, 0.5], [1, 0]).correlation).toBe(1);
    expect(compareHistograms([0, 0], [1, 0])).toEqual({
      correlation: 1,
      chiSquare: 0,
      intersection: 0,
      hellinger: 1,
    });
  });
});
