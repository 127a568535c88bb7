import { describe, expect, it } from "vitest";
import { type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";
import { guessesAt } from "../../../analyses/stats/guessing.ts";
import { readSources } from "../../../report/site/sources.ts";
import {
  alwaysLargest,
  entropyOfGenres,
  guessLines,
  tooFewCovers,
} from "../../../report/edition/guessing.ts";
import { formatNotice, headNotices, outdated } from "../../../report/edition/notices.ts";

const { poster } = await readSources();

/** A corpus with so many test covers of each genre, and as many others. */
function corpusOf(counts: Record<string, number>) {
  const covers = Object.entries(counts).flatMap(([genre, count]) =>
    Array.from({ length: 2 * count }, (_, i): Cover => {
      const facts = { sha256: `${i}`, sizeBytes: 1, width: 1, height: 1, phash: "" };
      const split = i < count ? "test" : "train";
      return { id: `${genre}/${i}`, genre, split, ...facts, duplicateOf: "" };
    }),
  );
  return makeCorpus("mine", covers, []);
}

const uneven = corpusOf({ folk: 1, metal: 8, pop: 3 });
const even = corpusOf({ folk: 10, metal: 10, pop: 10 });

describe("guessLines(guesses, poster)", () => {
  it("has a line for the largest genre only where genres are uneven", () => {
    const labels = (corpus: typeof even) =>
      guessLines(guessesAt(corpus), poster).map(({ label }) => label);
    expect(labels(even)).toEqual(["guessing"]);
    expect(labels(uneven)).toEqual(["guessing", "always metal"]);
    expect(alwaysLargest(guessesAt(uneven), poster)).toBe("always metal");
  });
});

describe("entropyOfGenres(corpus)", () => {
  it("is the log of the number of even genres, and less of uneven ones", () => {
    expect(entropyOfGenres(even)).toBeCloseTo(Math.log(3), 12);
    expect(entropyOfGenres(uneven)).toBeLessThan(Math.log(3));
  });
});

describe("tooFewCovers(corpus)", () => {
  it("says at the head of a page how many there are, and marks no result as old", () => {
    const notices = tooFewCovers(uneven);
    expect(headNotices(notices).map(formatNotice)).toEqual([
      "Only 12 test covers, where 30 or more are wanted: the 95% interval of an accuracy on them may be 49 points wide, so nothing can be concluded from it. A tenth of each genre is tested: take about 300 covers, or test more of them by a column split in labels.csv.",
    ]);
    expect(outdated(notices)).toEqual([]);
  });

  it("says nothing of 30", () => {
    expect(tooFewCovers(even)).toEqual([]);
  });
});
