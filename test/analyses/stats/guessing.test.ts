import { describe, expect, it } from "vitest";
import { evaluate } from "../../../analyses/stats/evaluation.ts";
import { guessingLevel, isUneven, onlyAnswer } from "../../../analyses/stats/guessing.ts";

const genres = ["jazz", "metal"];
/** One who says metal, then the right answer `right` times. */
const evaluated = (labels: number[], right = 0) =>
  evaluate(
    labels.map((label, i) => (i < right && label === 0 ? [1, 0] : [0, 1])),
    labels,
    genres,
  );

describe("guessingLevel(test)", () => {
  it("is chance where genres are even, else the share of the largest", () => {
    expect(guessingLevel(evaluated([0, 1]))).toBe(0.5);
    expect(guessingLevel(evaluated([0, 1, 1, 1]))).toBe(0.75);
  });
});

describe("isUneven(test)", () => {
  it("takes rounded shares of even genres for even", () => {
    expect(isUneven({ chance: 0.1667, largest: { genre: "jazz", share: 0.1667 } })).toBe(false);
    expect(isUneven({ chance: 1 / 6, largest: { genre: "jazz", share: 0.1667 } })).toBe(false);
    expect(isUneven(evaluated([0, 1, 1]))).toBe(true);
  });
});

describe("onlyAnswer(test)", () => {
  it("is the one genre named, also where it is no cover's", () => {
    expect(onlyAnswer(evaluated([0, 1, 1]))).toBe("metal");
    expect(onlyAnswer(evaluated([0, 0]))).toBe("metal");
  });

  it("is nothing where two are named", () => {
    expect(onlyAnswer(evaluated([0, 1, 1], 1))).toBeUndefined();
  });
});
