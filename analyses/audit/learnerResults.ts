import type { Poster } from "../../data/poster.ts";
import type { Evaluation } from "../stats/evaluation.ts";
import type { Answer, Computed, ResultCheck } from "./check.ts";
import { compareAccuracy } from "./compareAccuracy.ts";
import { amongMany, holds, isAtLeast } from "./shares.ts";
import { type Truth, verdictOf } from "./verdict.ts";
import { listed, percent, withInterval } from "./words.ts";

/** the paper shows none of this yet */
const see = "";
const needs = "baselines";
const learners =
  "ridge lasso svm adaBoost nearestNeighbours randomForest decisionTree linearDiscriminant quadraticDiscriminant naiveBayes".split(
    " ",
  );

/** The classical learners against ours, in the order of the write-up's Table 2. */
export const learnerResults: readonly ResultCheck[] = [
  ...learners.map((name): ResultCheck => ({
    ...{ claim: `learner${name[0]!.toUpperCase()}${name.slice(1)}`, needs, see },
    published: (poster) => tableRow(poster, name),
    find: (poster, computed) => learner(name, poster, computed),
  })),
  {
    ...{ claim: "learnersGuess", needs, see },
    published: (poster) => `${poster.data.chance.percent}%, more or less`,
    find: learnersGuess,
  },
  {
    ...{ claim: "histogramSvm", needs, see },
    published: () => "no numbers",
    find: histogramSvm,
  },
  {
    ...{ claim: "randomPixels", needs: "fullTraining", see: "table:networkScores" },
    published: () => "no numbers for networks",
    find: randomPixels,
  },
];

function tableRow({ baselines }: Poster, learner: string): string {
  const method = baselines.methods.find(({ name }) => name === learner);
  if (!method) return "not in the table";
  const { random, resize } = method;
  return `random ${random.training}% / ${random.test}%, resized ${resize.training}% / ${resize.test}%`;
}

/** The learner on resized pixels. */
function learner(name: string, poster: Poster, computed: Computed): Answer | null {
  const method = poster.baselines.methods.find((published) => published.name === name);
  const test = findModel(computed, new RegExp(`^${name}(Resized?|Cubic|32)?$`, "i"));
  return method && test ? compareAccuracy(method.resize.test, test, poster, computed) : null;
}

function learnersGuess(_: Poster, { results }: Computed): Answer | null {
  const models = Object.entries(results.baselines?.models ?? {}).map(([name, { test }]) => ({
    name,
    test,
    share: amongMany(test.accuracy),
  }));
  if (models.length === 0) return null;
  const differ = models.filter(({ share, test }) => !holds(share, test.chance));
  const best = models.reduce((a, b) => (b.share.value > a.share.value ? b : a));
  return {
    verdict: verdictOf(differ.length === 0),
    reason: `${differ.length} of ${models.length} learners have 99.9% intervals without chance (${percent(best.test.chance)}); the highest, ${best.name}, is right for ${withInterval(best.share)}`,
    numbers: { differ: differ.length, tested: models.length, best: best.share.value },
  };
}

/** One or a few genres: three genres or fewer get nine of ten answers. */
function histogramSvm(_: Poster, computed: Computed): Answer | null {
  const svm = findModel(computed, /(?=.*svm)(?=.*histogram)/i);
  const forest = findModel(computed, /(?=.*forest)(?=.*histogram)/i);
  if (!svm || !forest) return null;
  const answers = answersByGenre(svm).sort((a, b) => b.count - a.count);
  const top = answers.slice(0, 3);
  const share = top.reduce((sum, { count }) => sum + count, 0) / svm.accuracy.n;
  const isFew = share >= 0.9;
  const guesses = holds(forest.accuracy, forest.chance);
  return {
    verdict: verdictOf(isFew && guesses),
    reason: `the SVM gives ${percent(share, 0)} of its answers to three genres (${listed(top.map(({ genre }) => genre))}); the random forest is right for ${withInterval(forest.accuracy)}, guessing gives ${percent(forest.chance)}`,
    numbers: { share },
  };
}

/** Very poor for networks: not better than a guess. */
function randomPixels(_: Poster, { results }: Computed): Answer | null {
  const random = results.fullTraining?.models["customRandomPixels"]?.test;
  const paired = results.fullTraining?.againstCustom1["customRandomPixels"];
  if (!random || !paired) return null;
  const isBetter: Truth = isAtLeast(random.accuracy, random.chance);
  const isPoor = isBetter === null ? null : !isBetter;
  return {
    verdict: verdictOf(isPoor, random.accuracy.n),
    reason: `the custom network on random pixels is right for ${withInterval(random.accuracy)}, guessing gives ${percent(random.chance)}; against resized pixels McNemar’s p is ${paired.p.toFixed(2)}`,
    numbers: { here: random.accuracy.value, p: paired.p },
  };
}

function answersByGenre({ confusion }: Evaluation): { genre: string; count: number }[] {
  const genres = Object.keys(confusion);
  return genres.map((genre) => ({
    genre,
    count: genres.reduce((sum, own) => sum + confusion[own]![genre]!, 0),
  }));
}

function findModel({ results }: Computed, name: RegExp): Evaluation | undefined {
  return Object.entries(results.baselines?.models ?? {}).find(([key]) => name.test(key))?.[1].test;
}
