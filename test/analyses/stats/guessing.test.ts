import { describe, expect, it } from "vitest";
import { type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";
import { evaluate } from "../../../analyses/stats/evaluation.ts";
import {
  guessedShares,
  guessesAt,
  guessingLevel,
  isUneven,
  onlyAnswer,
} from "../../../analyses/stats/guessing.ts";

const genres = ["jazz", "metal"];
/** One who says metal, then the right answer `right` times. */
const evaluated = (labels: number[], right = 0) =>
  evaluate(
    labels.map((label, i) => (i < right && label === 0 ? [1, 0] : [0, 1])),
    labels,
    genres,
  );

/** A corpus with so many test covers of each genre, and twice as many others. */
function corpusOf(counts: Record<string, number>) {
  const facts = { sha256: "", sizeBytes: 0, width: 1, height: 1, phash: "", duplicateOf: "" };
  const covers = Object.entries(counts).flatMap(([genre, count]) =>
    Array.from({ length: 3 * count }, (_, i): Cover => {
      return { id: `${genre}/${i}`, genre, split: i < count ? "test" : "train", ...facts };
    }),
  );
  return makeCorpus("mine", covers, []);
}

describe("guessesAt(corpus)", () => {
  it("counts test covers; the first of equals is the largest", () => {
    const [uneven, even] = [
      { folk: 1, metal: 8, pop: 3 },
      { folk: 10, metal: 10, pop: 10 },
    ];
    expect(guessesAt(corpusOf(uneven)).largest).toEqual({ genre: "metal", share: 8 / 12 });
    expect(guessesAt(corpusOf(even))).toEqual({
      chance: 1 / 3,
      largest: { genre: "folk", share: 1 / 3 },
    });
  });
});

describe("guessedShares(guesses, n)", () => {
  it("goes from what 99 of 100 guesses at any genre have to what they have at the largest", () => {
    const even = { chance: 0.5, largest: { genre: "jazz", share: 0.5 } };
    expect(guessedShares(even, 20)).toEqual({ low: 0.2, high: 0.8 });
    const uneven = guessedShares({ ...even, largest: { genre: "jazz", share: 0.9 } }, 100);
    expect(uneven).toEqual({ low: 0.37, high: 0.97 });
  });
});

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
