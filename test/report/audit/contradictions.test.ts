import { describe, expect, it } from "vitest";
import { networkLabel } from "../../../report/language/labels.ts";
import { posterAudit } from "../../../report/audit/posterAudit.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import { all, changed, poster, rowOf, verdict } from "./auditRows.ts";

describe("posterAudit(poster, []): contradictions within the sources", () => {
  it("A: 8,800 training covers are not ten genres of 970 to 990", () => {
    const row = rowOf("trainingPerGenre");
    expect(row.verdict).toBe("inconsistent");
    expect(row.numbers).toEqual({ low: 9700, high: 9900, training: 8800, whole: 9800 });
    expect(row.reason).toBe(
      "10 genres of 970 to 990 are 9,700 to 9,900 covers: 8,800 is not within; 9,800 with the test covers would be",
    );
    expect(verdict("trainingPerGenreWriteUp")).toBe("consistent");
  });

  it("A is gone when the bounds fit the training set", () => {
    const fitting = changed(({ data }) => {
      data.poster.fewestPerGenre = 870;
      data.poster.mostPerGenre = 890;
    });
    expect(verdict("trainingPerGenre", fitting)).toBe("consistent");
    expect(verdict("trainingPerGenreWriteUp", fitting)).toBe("inconsistent");
  });

  it("B: pop, the lowest row of Figure 2, has rank 1 in Table 1", () => {
    expect(verdict("popRank")).toBe("inconsistent");
    expect(rowOf("popRank").numbers).toEqual({ implied: 10, rank: 1 });
    expect(verdict("popRankWriteUp")).toBe("inconsistent");
    expect(verdict("popUnlike")).toBe("consistent");
  });

  it("B is gone when Table 1 ranks pop last", () => {
    const fitting = changed(({ selfRank }) => {
      selfRank.ranks["pop"] = 10;
    });
    expect(verdict("popRank", fitting)).toBe("consistent");
    expect(verdict("popRankWriteUp", fitting)).toBe("consistent");
    // and then the poster's sentence no longer fits its table
    expect(verdict("selfSimilar")).toBe("consistent");
    expect(verdict("selfSimilar", fitting)).toBe("inconsistent");
  });

  it("C: errors that are accuracies", () => {
    expect(verdict("overallError")).toBe("inconsistent");
    expect(rowOf("overallError").reason).toMatch(/82\.4%, .* 17\.6%; .* 85\.0%, .* 13\.4%/);
  });

  it("C is gone when they are called accuracies, or are errors", () => {
    const accuracies = changed(({ overall }) => {
      overall.calledError = [];
    });
    const errors = changed(({ overall }) => {
      overall.fullTraining = { custom: 82.4, alexNet: 85 };
    });
    expect(verdict("overallError", accuracies)).toBe("consistent");
    expect(verdict("overallError", errors)).toBe("consistent");
  });

  it("D: AlexNet's 15% in the text, 13.4% in the table; the custom network's 17.6% in both", () => {
    expect(verdict("alexNetOverall")).toBe("inconsistent");
    const { numbers, reason } = rowOf("alexNetOverall");
    expect(numbers["mean"]).toBeCloseTo(13.4, 10);
    expect(reason).toContain("13.4% (11.4 to 15.7, n = 1,000), holds the text’s value");
    expect(verdict("customOverall")).toBe("consistent");
    const fitting = changed(({ overall }) => {
      overall.fullTraining["alexNet"] = 13.4;
    });
    expect(verdict("alexNetOverall", fitting)).toBe("consistent");
  });

  it("D: the headings of Table 3 are permuted, as the columns of the write-up show", () => {
    const row = rowOf("transferHeadingsWriteUp");
    expect(row.verdict).toBe("inconsistent");
    expect(row.numbers).toMatchObject({ moved: 3, distance: 0 });
    for (const [own, other] of Object.entries(poster.writeUpHeadings.byPosterHeading))
      if (own !== other)
        expect(row.reason).toContain(
          `${networkLabel(own)} as ${networkLabel(other)} of the write-up`,
        );
  });

  it("D: with the write-up's headings the networks are in the order of the text, below its values", () => {
    expect(verdict("transferOrder")).toBe("inconsistent");
    expect(verdict("transferOrderWriteUp")).toBe("consistent");
    expect(verdict("transferOverall")).toBe("inconsistent");
    expect(verdict("transferOverallWriteUp")).toBe("inconsistent");
    const { smallestGap, widestGap } = rowOf("transferOverallWriteUp").numbers;
    expect(smallestGap).toBeCloseTo(0.9, 10);
    expect(widestGap).toBeCloseTo(1.9, 10);
  });

  it("D is gone when both tables have the same headings and the text quotes them", () => {
    const fitting = changed((changing) => {
      changing.transferLearning.accuracy = changing.transferWriteUp.accuracy;
      changing.overall.transferLearning = {
        alexNet: 17.1,
        resNet34: 17.3,
        resNet18: 15.6,
        resNet152: 14.8,
      };
    });
    expect(verdict("transferHeadingsWriteUp", fitting)).toBe("consistent");
    expect(verdict("transferOrder", fitting)).toBe("consistent");
    expect(verdict("transferOverall", fitting)).toBe("consistent");
  });

  it("the list of genres, the number of covers compared, the poolings", () => {
    const fitting = changed((changing) => {
      changing.genreList.printedTwice = [];
      changing.similarity.poster.covers = 50;
      changing.networks.poster.pools = 2;
    });
    for (const id of ["genreList", "similaritySampleWriteUp", "customLayersWriteUp"]) {
      expect(verdict(id), id).toBe("inconsistent");
      expect(verdict(id, fitting), id).toBe("consistent");
    }
  });

  it("some classical learners do better than guessing, none depends on the kind of pixels", () => {
    expect(rowOf("learnersGuess")).toMatchObject({
      verdict: "inconsistent",
      numbers: { differ: 6, tested: 24, best: 0.155 },
    });
    expect(verdict("randomPixels")).toBe("consistent");
    const guessing = changed(({ baselines, baselineSizes }) => {
      for (const { random, resize } of baselines.methods) random.test = resize.test = 10;
      for (const run of baselineSizes.runs) run.test = 10;
    });
    const apart = changed(({ baselines }) => {
      baselines.methods[0]!.random.test = 20;
    });
    expect(verdict("learnersGuess", guessing)).toBe("consistent");
    expect(verdict("randomPixels", apart)).toBe("inconsistent");
  });

  it("cannot tell at n = 100 whether every network finds 30% of metal", () => {
    const metal = (value: number): Poster =>
      changed(({ fullTraining, transferLearning }) => {
        const columns = [fullTraining, transferLearning].flatMap(({ accuracy }) =>
          Object.values(accuracy),
        );
        for (const column of columns) column["metal"] = value;
      });
    expect(verdict("metalAccuracy")).toBe("cannot be told at n = 100");
    expect(verdict("metalAccuracy", metal(60))).toBe("consistent");
    expect(verdict("metalAccuracy", metal(15))).toBe("inconsistent");
  });

  it("cannot tell at n = 1,000 which pre-trained network is worst", () => {
    const worse = changed(({ transferLearning }) => {
      transferLearning.accuracy["resNet152"] = Object.fromEntries(all.map((genre) => [genre, 5]));
    });
    const better = changed(({ transferLearning }) => {
      transferLearning.accuracy["resNet152"] = Object.fromEntries(all.map((genre) => [genre, 30]));
    });
    expect(verdict("resNet152")).toBe("cannot be told at n = 1,000");
    expect(verdict("resNet152", worse)).toBe("consistent");
    expect(verdict("resNet152", better)).toBe("inconsistent");
  });

  it("holds nothing against our results, and says what nothing can be held against", () => {
    for (const { against, verdict } of posterAudit(poster, []))
      if (against.startsWith("our result")) expect(verdict).toBe("not computed yet");
    expect(verdict("humans")).toBe("cannot be told at n = 0");
  });
});
