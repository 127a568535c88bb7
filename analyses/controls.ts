import { controlParams } from "../data/control/design.ts";
import type { Corpus } from "../data/corpus.ts";
import type { Analysis, Context, Outcome } from "./analysis.ts";
import { classicalFeatures, classicalLearners } from "./models/classical.ts";
import { type CoverLearner, learnCovers, type SideAnswers } from "./models/coverLearner.ts";
import { type CoverModel, trainedModel } from "./nn/coverNetwork.ts";
import type { TrainingParams } from "./nn/train.ts";
import { binomialInterval } from "./stats/binomialInterval.ts";
import { mostLikely } from "./stats/classification.ts";
import { share, type Share } from "./stats/evaluation.ts";

/** What the positive control asks: to reach the stated share of the ceiling, to beat chance, or nothing. */
export type Expectation = "reach" | "beat" | "none";

export interface ControlsParams {
  learners: Record<string, CoverLearner & { expected: Expectation }>;
  networks: Record<string, CoverModel & { seed: string; expected: Expectation }>;
  recipe: Omit<TrainingParams, "seed">;
  /** seed by which the genres are dealt out anew */
  shuffledGenres: string;
  positive: { corpus: string; ceiling: number; shareOfCeiling: number };
}

export interface ControlRow {
  accuracy: Share;
  /** what it is held to; null where nothing is asked */
  bound: { low: number; high: number } | null;
  /** null where nothing is asked */
  passes: boolean | null;
}

export interface ControlSide {
  chance: number;
  rows: Record<string, ControlRow>;
  failed: string[];
}

/** What learners make of covers with nothing to learn, and with a known amount of it. */
export interface Controls {
  /** genres dealt out at random: accuracies must lie in the 99% interval of guessing */
  negative: ControlSide & { interval: { low: number; high: number } };
  /** null for other corpora than the drawn one, whose best possible accuracy is known */
  positive: (ControlSide & { ceiling: number; shareOfCeiling: number }) | null;
}

const { cubic, histogram, gradients } = classicalFeatures;
const { svm } = classicalLearners;
const scaled = { ...svm, gamma: "scale" } as const;

/**
 * The share of the ceiling, a half, is three times chance on the drawn corpus. It is asked of what can tell ten styles
 * apart from 100 covers of each, of which 40 mislead. Not of trees of depth 2, which name four genres at most, nor of
 * linear models, which with more pixels than covers learn the misleading ones by heart: these must beat chance. LASSO
 * at its default penalty uses no pixel, and a quadratic discriminant has 99 directions of 3,072: nothing is asked.
 */
export const controls: Analysis<ControlsParams, Controls> = {
  name: "controls",
  module: "analyses/controls.ts",
  usesEngine: true,
  params: {
    learners: {
      ridge: { learner: classicalLearners.ridge, features: cubic, expected: "beat" },
      lasso: { learner: classicalLearners.lasso, features: cubic, expected: "none" },
      svm: { learner: svm, features: cubic, expected: "reach" },
      svmScaled: { learner: scaled, features: cubic, expected: "reach" },
      svmHistogram: { learner: scaled, features: histogram, expected: "reach" },
      svmGradients: { learner: scaled, features: gradients, expected: "reach" },
      adaBoost: { learner: classicalLearners.adaBoost, features: cubic, expected: "reach" },
      nearestNeighbours: {
        learner: classicalLearners.nearestNeighbours,
        features: cubic,
        expected: "reach",
      },
      randomForest: { learner: classicalLearners.randomForest, features: cubic, expected: "beat" },
      decisionTree: { learner: classicalLearners.decisionTree, features: cubic, expected: "beat" },
      linearDiscriminant: {
        learner: classicalLearners.linearDiscriminant,
        features: cubic,
        expected: "beat",
      },
      quadraticDiscriminant: {
        learner: classicalLearners.quadraticDiscriminant,
        features: cubic,
        expected: "none",
      },
      naiveBayes: { learner: classicalLearners.naiveBayes, features: cubic, expected: "reach" },
    },
    networks: {
      custom: {
        network: "custom",
        pixels: cubic.pixels,
        normalisation: "symmetric",
        seed: "custom/1",
        expected: "reach",
      },
    },
    recipe: { epochs: 10, batch: 10, rate: 0.01, momentum: 0.9, checkpointSteps: 64 },
    shuffledGenres: "negative control",
    positive: { corpus: "control", ceiling: controlParams.ownStyle, shareOfCeiling: 0.5 },
  },
  run,
};

async function run(
  corpus: Corpus,
  params: ControlsParams,
  context: Context,
): Promise<Outcome<Controls>> {
  const isPositive = corpus.name === params.positive.corpus;
  const shuffled = await accuracies(corpus, params, context, params.shuffledGenres);
  const known = isPositive ? await accuracies(corpus, params, context) : null;
  const chance = 1 / corpus.genres.length;
  return {
    result: {
      negative: negativeSide(shuffled, chance),
      positive: known && positiveSide(known, chance, params),
    },
    images: {},
  };
}

/** Test accuracy of every learner and network, by name. */
async function accuracies(
  corpus: Corpus,
  { learners, networks, recipe }: ControlsParams,
  context: Context,
  shuffledGenres?: string,
): Promise<Record<string, Share>> {
  const shuffle = shuffledGenres === undefined ? {} : { shuffledGenres };
  const choices = Object.entries(learners).map(([name, { learner, features }]) => {
    return [name, { learner, features, ...shuffle }] as const;
  });
  const learnt = await learnCovers(corpus, Object.fromEntries(choices), context);
  const found = Object.entries(learnt).map(([name, { test }]) => [name, shareRight(test)] as const);
  const engine = await context.engine();
  for (const [name, { seed, expected: _, ...model }] of Object.entries(networks)) {
    const training = { ...recipe, seed };
    const { test } = await trainedModel(
      corpus,
      { ...model, ...shuffle },
      training,
      engine,
      context,
    );
    found.push([name, shareRight({ ...test, predicted: test.logits.map(mostLikely) })]);
  }
  return Object.fromEntries(found);
}

function shareRight({ predicted, labels }: SideAnswers): Share {
  return share(predicted.filter((label, i) => label === labels[i]).length, labels.length);
}

function negativeSide(shares: Record<string, Share>, chance: number): Controls["negative"] {
  const n = Object.values(shares)[0]!.n;
  const interval = guessing(chance, n);
  const rows = Object.entries(shares).map(([name, accuracy]): [string, ControlRow] => {
    const passes = accuracy.value >= interval.low && accuracy.value <= interval.high;
    return [name, { accuracy, bound: interval, passes }];
  });
  return { ...sideOf(rows, chance), interval };
}

/** Accuracies that `n` guesses have 99 times in 100. */
function guessing(chance: number, n: number): { low: number; high: number } {
  const [low, high] = binomialInterval(n, chance, 0.99);
  return { low: low / n, high: high / n };
}

/** By the 95% interval: it must reach the share of the ceiling, or lie above chance. */
function positiveSide(
  shares: Record<string, Share>,
  chance: number,
  { learners, networks, positive }: ControlsParams,
): NonNullable<Controls["positive"]> {
  const { ceiling, shareOfCeiling } = positive;
  const rows = Object.entries(shares).map(([name, accuracy]): [string, ControlRow] => {
    const { expected } = { ...learners, ...networks }[name]!;
    if (expected === "none") return [name, { accuracy, bound: null, passes: null }];
    if (expected === "beat")
      return [name, { accuracy, bound: { low: chance, high: 1 }, passes: accuracy.low > chance }];
    const low = shareOfCeiling * ceiling;
    return [name, { accuracy, bound: { low, high: 1 }, passes: accuracy.high >= low }];
  });
  return { ...sideOf(rows, chance), ceiling, shareOfCeiling };
}

function sideOf(rows: [string, ControlRow][], chance: number): ControlSide {
  const failed = rows.filter(([, { passes }]) => passes === false).map(([name]) => name);
  return { chance, rows: Object.fromEntries(rows), failed };
}
