import { describe, expect, it } from "vitest";
import { type Computed, posterAudit } from "../../../report/audit/posterAudit.ts";
import { all, computedOn, poster, rowOf, verdict } from "./auditRows.ts";
import { evaluationOf } from "./evaluationOf.ts";

describe("posterAudit(poster, computed): against our results", () => {
  const sixGenres = "cannot be told at n = 6 of 10 genres";
  const ofEach = (genres: readonly string[], value: number) =>
    Object.fromEntries(genres.map((genre) => [genre, value]));
  const ofAll = (value: number, others: Readonly<Record<string, number>> = {}) => ({
    ...ofEach(all, value),
    ...others,
  });
  const trainings = ({ results }: Computed) =>
    Object.values(results.fullTraining!.models).flatMap(({ runs }) => runs);
  /** Every network is right for so many covers of each of these genres. */
  const trained = (right: Readonly<Record<string, number>>): Computed => {
    const computed = computedOn(Object.keys(right));
    for (const run of trainings(computed)) run.test = evaluationOf(right);
    return computed;
  };

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
    expect(verdict("alexNetAccuracyHere", poster, [computedOn()])).toBe(sixGenres);
    expect(verdict("alexNetAccuracyHere", poster, [computed])).toBe("not computed yet");
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
      computed.results.fullTraining!.models["custom"]!.runs[0]!.test = evaluationOf(right);
      return computed;
    };
    expect(verdict("customAccuracyHere", poster, [like(14)])).toBe("consistent");
    expect(verdict("customOverallHere", poster, [like(14)])).toBe("consistent");
    expect(verdict("customAccuracyHere", poster, [like(70)])).toBe("inconsistent");
    expect(verdict("customAccuracyHere", poster, [computedOn()])).toBe(sixGenres);
  });

  it("an easier task cannot confirm that metal is found, but it can refute it", () => {
    const metal = (genres: string[], value: number) => trained(ofEach(genres, value));
    const six = ["ambient", "folk", "jazz", "metal", "pop", "rock"];
    expect(verdict("metalAccuracyHere", poster, [metal(six, 60)])).toBe(sixGenres);
    expect(verdict("metalAccuracyHere", poster, [metal(six, 30)])).toBe(
      "cannot be told at n = 100",
    );
    expect(verdict("metalAccuracyHere", poster, [metal(six, 10)])).toBe("inconsistent");
    expect(verdict("metalAccuracyHere", poster, [metal(all, 60)])).toBe("consistent");
  });

  const even = (value: number) => evaluationOf(ofAll(value));
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
        .concat(["pixelCountsHere", "learnersGuessHere", "randomPixelsHere", "histogramForestHere"])
        .map((id) => verdict(id, poster, [computed]));
    computed.results.baselines = learnt(9, 0.5);
    expect(verdicts()).toEqual([
      "consistent",
      "not computed yet",
      "consistent",
      "consistent",
      "consistent",
      "not computed yet",
    ]);
    computed.results.baselines = learnt(30, 1e-6);
    expect(verdicts()).toEqual([
      "inconsistent",
      "not computed yet",
      "inconsistent",
      "inconsistent",
      "inconsistent",
      "not computed yet",
    ]);
  });

  it("an SVM on histograms names few genres, a forest guesses, or not", () => {
    const computed = computedOn(all);
    const few = ofAll(0);
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
    expect(rowOf("histogramSvmHere", poster, [computed])).toMatchObject({
      verdict: "consistent",
      reason: "the SVM gives 100% of its answers to metal and pop",
    });
    expect(verdict("histogramForestHere", poster, [computed])).toBe("consistent");
    set(even(10), forest);
    expect(verdict("histogramSvmHere", poster, [computed])).toBe("inconsistent");
    set(answers, { ...forest, test: even(40) });
    expect(verdict("histogramForestHere", poster, [computed])).toBe("inconsistent");
  });

  it("rock and jazz are low if they are found less often than by guessing, by most networks", () => {
    const low = (rock: number, jazz: number) =>
      verdict("rockJazzHere", poster, [trained(ofAll(40, { rock, jazz }))]);
    expect(low(1, 2)).toBe("consistent");
    expect(low(1, 9)).toBe("cannot be told at n = 1,000");
    expect(low(1, 30)).toBe("inconsistent");
  });

  it("a genre with few training covers may be low for that: it can only be refuted", () => {
    const low = (jazz: number) => {
      const computed = trained(ofAll(40, { rock: 1, jazz }));
      const { covers } = computed.corpus;
      const isCommon = ({ genre, split }: (typeof covers)[number], i: number): boolean =>
        genre !== "jazz" || split === "test" || i % 2 === 0;
      const corpus = { ...computed.corpus, covers: covers.filter(isCommon) };
      return verdict("rockJazzHere", poster, [{ ...computed, corpus }]);
    };
    expect(low(1)).toMatch(/^cannot be told at n = [\d,]+ training covers of jazz$/);
    expect(low(30)).toBe("inconsistent");
  });

  it("a genre that is named for every cover is not told from the others", () => {
    const works = (right: Readonly<Record<string, number>>) =>
      verdict("someGenresHere", poster, [trained(right)]);
    expect(works(ofAll(0, { metal: 90, folk: 0 }))).toBe("consistent");
    expect(works(ofAll(90))).toBe("inconsistent");
    const computed = trained(ofAll(10));
    for (const { test } of trainings(computed))
      for (const genre of all) test.confusion[genre] = ofAll(0, { metal: 100 });
    expect(verdict("someGenresHere", poster, [computed])).toBe("inconsistent");
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
    expect(verdict("resNet152Here", poster, [computed])).toBe("consistent");
    expect(verdict("transferTrainingHere", poster, [computed])).toBe("consistent");
    expect(verdict("transferAlexNetHere", poster, [computed])).toBe("consistent");
    expect(verdict("transferResNet152Here", poster, [computed])).toBe("inconsistent");
    set(70);
    expect(verdict("transferTrainingHere", poster, [computed])).toBe("inconsistent");
  });

  it("random pixels are very poor if they are no better than a guess", () => {
    const pixels = (value: number): Computed => {
      const computed = computedOn(all);
      computed.results.fullTraining!.models["customRandomPixels"]!.runs[0]!.test = evaluationOf(
        ofAll(value),
      );
      return computed;
    };
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(5)])).toBe("consistent");
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(10)])).toBe(
      "cannot be told at n = 1,000",
    );
    expect(verdict("randomPixelsNetworksHere", poster, [pixels(20)])).toBe("inconsistent");
  });
});
