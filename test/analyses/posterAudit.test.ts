import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type AuditRow,
  type Computed,
  countVerdicts,
  posterAudit,
} from "../../analyses/posterAudit.ts";
import { parsePoster, type Poster } from "../../data/poster.ts";
import { sampleEdition } from "../report/sampleEdition.ts";
import { evaluationOf } from "./audit/evaluationOf.ts";

const json = JSON.parse(
  readFileSync(new URL("../../data/poster.json", import.meta.url), "utf8"),
) as unknown;
const poster = parsePoster(json);
const all = poster.genres.map(({ name }) => name);

/** The poster with other numbers. */
function changed(change: (poster: Poster) => void): Poster {
  const copy = structuredClone(poster);
  change(copy);
  return parsePoster(copy);
}

/** Invented results on a corpus of these genres. */
function computedOn(genres?: string[], name?: string): Computed {
  const { corpus, results } = sampleEdition(name, genres);
  return { corpus, results: structuredClone(results) };
}

function rowOf(id: string, of: Poster = poster, computed: Computed[] = []): AuditRow {
  const row = posterAudit(of, computed).find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row: ${id}`);
  return row;
}

function verdict(id: string, of?: Poster, computed?: Computed[]): string {
  return rowOf(id, of, computed).verdict;
}

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
      overall.fullTraining = { custom: 82.4, alexnet: 85 };
    });
    expect(verdict("overallError", accuracies)).toBe("consistent");
    expect(verdict("overallError", errors)).toBe("consistent");
  });

  it("D: AlexNet's 15% in the text, 13.4% in the table; the custom network's 17.6% in both", () => {
    expect(verdict("alexnetOverall")).toBe("inconsistent");
    const { numbers, reason } = rowOf("alexnetOverall");
    expect(numbers["mean"]).toBeCloseTo(13.4, 10);
    expect(reason).toContain("13.4% (11.4 to 15.7, n = 1,000), holds the text’s value");
    expect(verdict("customOverall")).toBe("consistent");
    const fitting = changed(({ overall }) => {
      overall.fullTraining["alexnet"] = 13.4;
    });
    expect(verdict("alexnetOverall", fitting)).toBe("consistent");
  });

  it("D: the headings of Table 3 are permuted, as the columns of the write-up show", () => {
    const row = rowOf("transferHeadingsWriteUp");
    expect(row.verdict).toBe("inconsistent");
    expect(row.numbers).toMatchObject({ moved: 3, distance: 0 });
    for (const [own, other] of Object.entries(poster.writeUpHeadings.byPosterHeading))
      if (own !== other)
        expect(row.reason.toLowerCase()).toContain(`${own} as ${other} of the write-up`);
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
        ...{ alexnet: 17.1, resnet34: 17.3, resnet18: 15.6, resnet152: 14.8 },
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
      transferLearning.accuracy["resnet152"] = Object.fromEntries(all.map((genre) => [genre, 5]));
    });
    const better = changed(({ transferLearning }) => {
      transferLearning.accuracy["resnet152"] = Object.fromEntries(all.map((genre) => [genre, 30]));
    });
    expect(verdict("resnet152")).toBe("cannot be told at n = 1,000");
    expect(verdict("resnet152", worse)).toBe("consistent");
    expect(verdict("resnet152", better)).toBe("inconsistent");
  });

  it("holds nothing against our results, and says what nothing can be held against", () => {
    for (const { against, verdict } of posterAudit(poster, []))
      if (against.startsWith("our result")) expect(verdict).toBe("not computed yet");
    expect(verdict("humans")).toBe("cannot be told at n = 0");
  });
});

describe("posterAudit(poster, computed): against our results", () => {
  const sixGenres = "cannot be told at n = 6 of 10 genres";

  it("names the corpus, and the command that computes what is missing", () => {
    const computed = computedOn();
    delete computed.results.baselines;
    const row = rowOf("learnerRidgeHere", poster, [computed]);
    expect(row).toMatchObject({
      against: "our result on bandcamp",
      verdict: "not computed yet",
      reason: "npm run build -- --corpus bandcamp --covers DIR --only baselines computes it",
      place: "write-up, Table 2",
      kind: "number",
      published: "random 33% / 9%, resized 33.6% / 10.5%",
    });
  });

  it("is not computed yet where the result lacks the network", () => {
    const computed = computedOn();
    delete computed.results.fullTraining!.models["alexNet"];
    expect(verdict("alexnetAccuracyHere", poster, [computedOn()])).toBe(sixGenres);
    expect(verdict("alexnetAccuracyHere", poster, [computed])).toBe("not computed yet");
    expect(verdict("customAccuracyHere", poster, [{ ...computed, results: {} }])).toBe(
      "not computed yet",
    );
  });

  it("tells corpora apart, and leaves out those with genres that the poster lacks", () => {
    const ids = posterAudit(poster, [
      computedOn(),
      computedOn(["cats", "dogs"], "holiday"),
      computedOn(all, "musicbrainz"),
    ]).map(({ id }) => id);
    expect(ids).toContain("selfSimilarHere");
    expect(ids).toContain("selfSimilarHere2");
    expect(ids).not.toContain("selfSimilarHere3");
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("ranks of missing genres may save a statement, or not", () => {
    const rank = (genre: string, value: number): Computed => {
      const computed = computedOn();
      const ranks = computed.results.histogramSimilarity!.exact.measures.intersection.selfRank;
      const own: Record<string, number> = { ambient: 6, metal: 1, pop: 1, jazz: 6 };
      for (const name of computed.corpus.genres) ranks[name]!.mean = own[name] ?? 3;
      ranks[genre]!.mean = value;
      return computed;
    };
    expect(verdict("selfSimilarHere", poster, [rank("metal", 1)])).toBe(sixGenres);
    expect(verdict("selfSimilarHere", poster, [rank("pop", 2)])).toBe("inconsistent");
    expect(verdict("selfSimilarHere", poster, [rank("jazz", 3)])).toBe(sixGenres);
    expect(verdict("selfSimilarHere", poster, [rank("jazz", 1)])).toBe("inconsistent");
  });

  it("with all genres ranks are judged as they are", () => {
    const computed = computedOn(all);
    const ranks = computed.results.histogramSimilarity!.exact.measures.intersection.selfRank;
    for (const genre of all) ranks[genre]!.mean = poster.selfRank.ranks[genre]!;
    expect(verdict("selfSimilarHere", poster, [computed])).toBe("consistent");
    expect(verdict("colourHere", poster, [computed])).toBe("consistent");
    ranks["jazz"]!.mean = 5;
    expect(verdict("selfSimilarHere", poster, [computed])).toBe("inconsistent");
  });

  it("Table 1 is one draw: it is refuted only by what hardly ever comes up", () => {
    const computed = computedOn(all);
    const ranks = computed.results.histogramSimilarity!.poster.measures.intersection.selfRank;
    for (const genre of all) ranks[genre]!.counts = all.map(() => 100);
    expect(verdict("selfRankTableHere", poster, [computed])).toBe("consistent");
    ranks["pop"]!.counts = [4, 996, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(rowOf("selfRankTableHere", poster, [computed])).toMatchObject({
      verdict: "inconsistent",
      reason:
        "in 1,000 draws of as few covers, the rarest of these ranks (pop, 1) comes up in 0.4%",
    });
  });

  it("pop is least similar only if no genre is lower in any column", () => {
    const computed = computedOn(all);
    const { matrix } = computed.results.histogramSimilarity!.exact.measures.intersection;
    for (const a of all)
      for (const b of all) matrix[a]![b] = a === "pop" || b === "pop" ? 0.35 : 0.45;
    expect(verdict("popUnlikeHere", poster, [computed])).toBe("consistent");
    expect(verdict("colourBarHere", poster, [computed])).toBe("consistent");
    matrix["soul"]!["pop"] = matrix["pop"]!["soul"] = 0.3;
    expect(verdict("popUnlikeHere", poster, [computed])).toBe("inconsistent");
    for (const other of all) matrix["soul"]![other] = matrix[other]!["soul"] = 0.35;
    matrix["soul"]!["soul"] = 0.2;
    expect(rowOf("popUnlikeHere", poster, [computed])).toMatchObject({
      verdict: "inconsistent",
      reason: "soul is less similar than pop to soul",
      numbers: { lower: 1 },
    });
    expect(verdict("colourBarHere", poster, [computed])).toBe("inconsistent");
  });

  it("accuracies are compared genre by genre only where there are as many genres", () => {
    const like = (pop: number): Computed => {
      const computed = computedOn(all);
      const right = { ...poster.fullTraining.accuracy["custom"]!, pop };
      computed.results.fullTraining!.models["custom1"]!.test = evaluationOf(right);
      return computed;
    };
    expect(verdict("customAccuracyHere", poster, [like(14)])).toBe("consistent");
    expect(verdict("customOverallHere", poster, [like(14)])).toBe("consistent");
    expect(verdict("customAccuracyHere", poster, [like(70)])).toBe("inconsistent");
    expect(verdict("customAccuracyHere", poster, [computedOn()])).toBe(sixGenres);
  });

  it("an easier task cannot confirm that metal is found, but it can refute it", () => {
    const metal = (genres: string[], value: number): Computed => {
      const computed = computedOn(genres);
      const right = Object.fromEntries(genres.map((genre) => [genre, value]));
      for (const model of Object.values(computed.results.fullTraining!.models))
        model.test = evaluationOf(right);
      return computed;
    };
    const six = ["ambient", "folk", "jazz", "metal", "pop", "rock"];
    expect(verdict("metalAccuracyHere", poster, [metal(six, 60)])).toBe(sixGenres);
    expect(verdict("metalAccuracyHere", poster, [metal(six, 30)])).toBe(
      "cannot be told at n = 100",
    );
    expect(verdict("metalAccuracyHere", poster, [metal(six, 10)])).toBe("inconsistent");
    expect(verdict("metalAccuracyHere", poster, [metal(all, 60)])).toBe("consistent");
  });

  const even = (value: number) => evaluationOf(Object.fromEntries(all.map((g) => [g, value])));
  const model = (value: number) => ({ train: even(48).accuracy, test: even(value) });

  it("reads learners where they are computed", () => {
    const computed = computedOn(all);
    const learnt = (pixels: number, p: number) => ({
      models: {
        ridge: { cubic: model(10), random: model(pixels) },
        ridgeWeak: { cubic: model(12), cubic70: model(10), cubic100: model(pixels) },
        svm: { histogram: model(10) },
      },
      againstPixels: { ridge: { random: { p } } },
    });
    const verdicts = () =>
      ["Ridge", "Lasso"]
        .map((name) => `learner${name}Here`)
        .concat(["pixelCountsHere", "learnersGuessHere", "randomPixelsHere", "histogramSvmHere"])
        .map((id) => verdict(id, poster, [computed]));
    computed.results.baselines = learnt(9, 0.5);
    expect(verdicts()).toEqual([
      ...["consistent", "not computed yet", "consistent", "consistent", "consistent"],
      "not computed yet",
    ]);
    computed.results.baselines = learnt(30, 1e-6);
    expect(verdicts()).toEqual([
      ...["inconsistent", "not computed yet", "inconsistent", "inconsistent", "inconsistent"],
      "not computed yet",
    ]);
  });

  it("an SVM on histograms names few genres, a forest guesses, or not", () => {
    const computed = computedOn(all);
    const few = Object.fromEntries(all.map((genre) => [genre, 0]));
    const answers = evaluationOf(few);
    for (const genre of all) answers.confusion[genre] = { ...few, metal: 95, pop: 5 };
    const forest = { train: even(48).accuracy, test: even(10) };
    const set = (svm: typeof answers, right: typeof forest): void => {
      computed.results.baselines = {
        models: {
          svm: { histogram: { train: right.train, test: svm } },
          randomForest: { histogram: right },
        },
        againstPixels: {},
      };
    };
    set(answers, forest);
    expect(verdict("histogramSvmHere", poster, [computed])).toBe("consistent");
    set(even(10), forest);
    expect(verdict("histogramSvmHere", poster, [computed])).toBe("inconsistent");
    set(answers, { ...forest, test: even(40) });
    expect(verdict("histogramSvmHere", poster, [computed])).toBe("inconsistent");
  });

  it("reads pre-trained networks where they are computed", () => {
    const computed = computedOn(all);
    const network = (training: number, value: number) => ({
      train: even(training),
      test: even(value),
    });
    const set = (alexNet: number): void => {
      const [resNet18, resNet34, resNet152] = [network(20, 17), network(25, 18), network(22, 8)];
      computed.results.imageNetTransfer = {
        models: { alexNet: network(alexNet, 18), resNet18, resNet34, resNet152 },
      };
    };
    set(49);
    expect(verdict("resnet152Here", poster, [computed])).toBe("consistent");
    expect(verdict("transferTrainingHere", poster, [computed])).toBe("consistent");
    expect(verdict("transferAlexnetHere", poster, [computed])).toBe("consistent");
    expect(verdict("transferResnet152Here", poster, [computed])).toBe("inconsistent");
    set(70);
    expect(verdict("transferTrainingHere", poster, [computed])).toBe("inconsistent");
  });

  it("random pixels are very poor if they are no better than a guess", () => {
    const pixels = (value: number): Computed => {
      const computed = computedOn(all);
      const right = Object.fromEntries(all.map((genre) => [genre, value]));
      computed.results.fullTraining!.models["customRandomPixels"]!.test = evaluationOf(right);
      return computed;
    };
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(5)])).toBe("consistent");
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(10)])).toBe(
      "cannot be told at n = 1,000",
    );
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(20)])).toBe("inconsistent");
  });
});

describe("posterAudit: nothing is left out", () => {
  const rows = posterAudit(poster, [computedOn()]);

  it("has a row for every claim, with a reason and a place", () => {
    expect(new Set(rows.map(({ claim }) => claim))).toEqual(
      new Set(poster.claims.map(({ id }) => id)),
    );
    for (const { id, reason, place, published } of rows) {
      expect(reason, id).not.toMatch(/undefined|NaN|Infinity/);
      for (const text of [reason, place, published]) expect(text.trim(), id).not.toBe("");
    }
  });

  it("has a claim about every number that poster and write-up publish", () => {
    const about = poster.claims.flatMap((claim) => claim.about);
    const isCovered = (path: string): boolean =>
      about.some((name) => path === name || path.startsWith(`${name}.`));
    // the course and year; whose numbers these are not
    const others = ["year", "data.linkTable", "otherWork"];
    const open = numbersIn(poster, "").filter(
      (path) => !isCovered(path) && !others.some((name) => path.startsWith(name)),
    );
    expect(open).toEqual([]);
  });
});

function numbersIn(value: unknown, path: string): string[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    numbersIn(item, path === "" ? name : `${path}.${name}`),
  );
}

describe("countVerdicts(rows)", () => {
  it("counts claims once, and comparisons by verdict and by what was compared with", () => {
    const rows = posterAudit(poster, [computedOn()]);
    const counts = countVerdicts(rows);
    expect(counts.claims).toBe(poster.claims.length);
    expect(counts.rows).toBe(rows.length);
    const { consistent, inconsistent, open, notComputed } = counts;
    expect(consistent + inconsistent + open + notComputed).toBe(rows.length);
    expect(counts.ownTables.rows + counts.writeUp.rows + counts.here.rows).toBe(rows.length);
    const some = rows.filter(({ claim }) => claim === "trainingPerGenre");
    expect(countVerdicts(some)).toMatchObject({
      ...{ claims: 1, rows: 2, consistent: 1, inconsistent: 1, open: 0, notComputed: 0 },
      ownTables: { rows: 1, inconsistent: 1 },
      writeUp: { rows: 1, consistent: 1 },
      here: { rows: 0 },
    });
  });
});
