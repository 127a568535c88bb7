import type { Share } from "../../../analyses/stats/evaluation.ts";
import { guessingLevel } from "../../../analyses/stats/guessing.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import {
  type Answer,
  type Answers,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
} from "../terms/check.ts";
import { learnerLabel } from "../../language/labels.ts";
import { amongMany, mayBeEqual, published } from "../terms/shares.ts";
import { verdictOf } from "../terms/verdict.ts";
import { genresInWords, listed, percent, withInterval } from "../terms/words.ts";

const see = "table:baselines";
const needs = "baselines";
const learners =
  "ridge lasso svm adaBoost nearestNeighbours randomForest decisionTree linearDiscriminant quadraticDiscriminant naiveBayes".split(
    " ",
  );

/** The classical learners against ours, in the order of the write-up's Table 2. */
export const learnerResults: readonly ResultCheck[] = [
  ...learners.map((name): ResultCheck => ({
    claim: `learner${name[0]!.toUpperCase()}${name.slice(1)}`,
    needs,
    see,
    published: (poster) => tableRow(poster, name),
    find: (poster, computed) => learner(name, poster, computed),
  })),
  {
    claim: "pixelCounts",
    needs,
    see,
    published: () => "Ridge with a lambda of 0.0001",
    find: pixelCounts,
  },
  {
    claim: "learnersGuess",
    needs,
    see,
    published: (poster) => `${poster.data.chance.percent}%, more or less`,
    find: learnersGuess,
  },
  {
    claim: "randomPixels",
    needs,
    see,
    published: () => "about the same",
    find: randomPixels,
  },
  {
    claim: "histogramSvm",
    needs,
    see,
    published: () => "no numbers",
    find: histogramSvm,
  },
  {
    claim: "histogramForest",
    needs,
    see,
    published: () => "no numbers",
    find: histogramForest,
  },
];

function tableRow({ baselines }: Poster, learner: string): string {
  const method = baselines.methods.find(({ name }) => name === learner);
  if (!method) return "not in the table";
  const { random, resize } = method;
  return `random ${random.training}% / ${random.test}%, resized ${resize.training}% / ${resize.test}%`;
}

/** Test accuracies on both kinds of pixels. */
function learner(name: string, poster: Poster, computed: Computed): Answer | null {
  const method = poster.baselines.methods.find((candidate) => candidate.name === name);
  const [resize, random] = ["cubic", "random"].map((features) => testOf(computed, name, features));
  if (!method || !resize || !random) return null;
  return compareTests(
    [
      { name: "resized", percent: method.resize.test, test: resize },
      { name: "random", percent: method.random.test, test: random },
    ],
    poster,
    computed,
  );
}

function pixelCounts(poster: Poster, computed: Computed): Answer | null {
  const pairs = poster.baselineSizes.runs.flatMap(({ name, pixels, test: percent }) => {
    const features = pixels === poster.preprocessing.resize.pixels ? "cubic" : `cubic${pixels}`;
    const test = testOf(computed, `${name}Weak`, features);
    return name === "ridge" && test ? [{ name: `${pixels} × ${pixels}`, percent, test }] : [];
  });
  return pairs.length === 0 ? null : compareTests(pairs, poster, computed);
}

/** Several published test accuracies against ours; with fewer genres they are only shown. */
function compareTests(
  pairs: readonly { name: string; percent: number; test: Answers }[],
  poster: Poster,
  computed: Computed,
): Answer {
  const isSame = missingGenres(poster, computed) === 0;
  const agrees = pairs.every(({ percent, test }) =>
    mayBeEqual(published(percent, poster.data.poster.test), test.accuracy),
  );
  const shown = pairs.map(
    ({ name, percent, test }) => `${name} ${percent}%, here ${withInterval(test.accuracy)}`,
  );
  return {
    verdict: verdictOf(isSame ? agrees : null, genresAtHand(poster, computed)),
    reason: `on test covers ${shown.join("; ")}; guessing gives ${poster.data.chance.percent}%, here ${percent(guessingLevel(pairs[0]!.test))}`,
  };
}

/** The write-up's ten learners on both kinds of pixels, with intervals of 99.9%. */
function learnersGuess(_: Poster, computed: Computed): Answer | null {
  const tested = learners.flatMap((name) =>
    ["cubic", "random"].flatMap((features) => {
      const test = testOf(computed, name, features);
      if (!test) return [];
      const words = features === "cubic" ? "resized" : features;
      return [{ name: `${learnerLabel(name)} (${words})`, test, share: amongMany(test.accuracy) }];
    }),
  );
  if (tested.length === 0) return null;
  const differ = tested.filter(({ share, test }) => !isGuess(share, test));
  const best = tested.reduce((a, b) => (b.share.value > a.share.value ? b : a));
  return {
    verdict: verdictOf(differ.length === 0),
    reason: `${differ.length} of ${tested.length} test accuracies have 99.9% intervals without chance (${percent(guessingLevel(best.test))}); the highest, ${best.name}, is ${withInterval(best.share)}`,
    numbers: { differ: differ.length, tested: tested.length, best: best.share.value },
  };
}

/** The same: McNemar's test tells none apart, at 5% over all learners. */
function randomPixels(_: Poster, { results }: Computed): Answer | null {
  const tests = learners.flatMap((name) => {
    const p = results.baselines?.againstPixels[name]?.["random"]?.p;
    return p === undefined ? [] : [{ name, p }];
  });
  if (tests.length === 0) return null;
  const apart = tests.filter(({ p }) => p < 0.05 / tests.length);
  return {
    verdict: verdictOf(apart.length === 0),
    reason: `McNemar’s test tells ${apart.length} of ${tests.length} learners on random pixels from themselves on resized ones${apart.length > 0 ? ` (${listed(apart.map(({ name }) => learnerLabel(name)))})` : ""}`,
    numbers: { apart: apart.length, tested: tests.length },
  };
}

/** One or a few genres: three genres or fewer get nine of ten answers. */
function histogramSvm(poster: Poster, computed: Computed): Answer | null {
  const svm = testOf(computed, "svm", "histogram");
  if (!svm) return null;
  const top = answersByGenre(svm)
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3);
  const share = top.reduce((sum, { count }) => sum + count, 0) / svm.accuracy.n;
  const genres = top.map(({ genre }) => genre);
  return {
    verdict: verdictOf(share >= 0.9),
    reason: `the SVM gives ${percent(share, 0)} of its answers to ${genresInWords(poster, genres)}`,
    numbers: { share },
  };
}

/** Not shown to be better than guessing, nor worse than any guess. */
function isGuess({ low, high }: Share, test: Answers): boolean {
  return low <= guessingLevel(test) && test.chance <= high;
}

/** A guess by its 95% interval. */
function histogramForest(_: Poster, computed: Computed): Answer | null {
  const forest = testOf(computed, "randomForest", "histogram");
  if (!forest) return null;
  return {
    verdict: verdictOf(isGuess(forest.accuracy, forest)),
    reason: `the random forest is right for ${withInterval(forest.accuracy)}, guessing for ${percent(guessingLevel(forest))}`,
    numbers: { forest: forest.accuracy.value },
  };
}

function answersByGenre({ confusion }: Answers): { genre: string; count: number }[] {
  const genres = Object.keys(confusion);
  return genres.map((genre) => ({
    genre,
    count: genres.reduce((sum, own) => sum + confusion[own]![genre]!, 0),
  }));
}

function testOf({ results }: Computed, learner: string, features: string): Answers | undefined {
  return results.baselines?.models[learner]?.[features]?.test;
}
