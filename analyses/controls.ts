import { controlParams } from "../data/control/design.ts";
import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import type { Backbone } from "./backbones/backbone.ts";
import { frozenBackbones, frozenHeads } from "./backbones/frozen.ts";
import type { ControlledLearners } from "./controls/accuracies.ts";
import {
  type ControlRow,
  type ControlSide,
  negativeSide,
  type NegativeSide,
  outsiders,
  positiveSide,
  type PositiveSide,
} from "./controls/verdicts.ts";
import { fullTraining } from "./fullTraining.ts";
import { classicalFeatures, classicalLearners } from "./models/classical.ts";
import type { CoverModel } from "./nn/coverNetwork.ts";
import type { Share } from "./stats/evaluation.ts";
import { guessesAt } from "./stats/guessing.ts";

export type { ControlRow, ControlSide };

export interface ControlsParams extends ControlledLearners {
  /** seed by which the genres are dealt out anew */
  shuffledGenres: string;
  /** how often for what lies outside the interval of guessing the first time */
  deals: number;
  positive: { corpus: string; ceiling: number; shareOfCeiling: number };
}

/** What learners make of covers with nothing to learn, and with a known amount of it. */
export interface Controls {
  /** genres dealt out at random: accuracies must lie in the 99% interval of guessing */
  negative: NegativeSide;
  /** null for other corpora than the drawn one, whose best possible accuracy is known */
  positive: PositiveSide | null;
}

const { cubic, histogram, gradients } = classicalFeatures;
const { svm } = classicalLearners;
const scaled = { ...svm, gamma: "scale" } as const;
const { models, recipe } = fullTraining.params;

function firstRun(name: string): CoverModel & { seed: string } {
  const { seeds, ...model } = models[name]!;
  return { ...model, seed: seeds[0] };
}

/** Whose features hardly differ between covers: ten epochs of the poster's recipe need not find what a convergent fit does. */
function untrained(backbone: Backbone): ControlledLearners["frozen"][string] {
  return { backbone, recipe: "none", logistic: "reach", positiveOnly: true };
}

/**
 * The share of the ceiling, a half, is three times chance on the drawn corpus. It is asked of what can tell ten styles
 * apart from 100 covers of each, of which 40 mislead. Not of trees of depth 2, which name four genres at most, nor of
 * linear models, which with more pixels than covers learn the misleading ones by heart: these must beat chance. LASSO
 * at its default penalty uses no pixel, and a quadratic discriminant has 99 directions of 3,072: nothing is asked.
 */
export const controls: Analysis<ControlsParams, Controls> = {
  name: "controls",
  module: import.meta.url,
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
      custom: { ...firstRun("custom"), expected: "reach" },
      alexNet: { ...firstRun("alexNet"), expected: "reach", positiveOnly: true },
    },
    recipe,
    frozen: {
      mobileNetV2: { backbone: frozenBackbones.mobileNetV2, recipe: "reach", logistic: "reach" },
      mobileNetV2Random: untrained(frozenBackbones.mobileNetV2Random),
      resNet18Random: untrained(frozenBackbones.resNet18Random),
      resNet34Random: untrained(frozenBackbones.resNet34Random),
      alexNetRandom: untrained(frozenBackbones.alexNetRandom),
      resNet152Random: untrained(frozenBackbones.resNet152Random),
    },
    heads: frozenHeads,
    shuffledGenres: "negative control",
    deals: 10,
    positive: { corpus: "control", ceiling: controlParams.ownStyle, shareOfCeiling: 0.5 },
  },
  quick,
  run,
};

async function run(
  corpus: Corpus,
  params: ControlsParams,
  context: Context,
): Promise<Outcome<Controls>> {
  const { controlAccuracies } = await import("./controls/accuracies.ts");
  const guesses = guessesAt(corpus);
  const first = await controlAccuracies(corpus, params, context, params.shuffledGenres);
  const again = await dealAgain(outsiders(first, guesses), corpus, params, context);
  const isPositive = corpus.name === params.positive.corpus;
  const known = isPositive ? await controlAccuracies(corpus, params, context) : null;
  return {
    result: {
      negative: negativeSide(first, guesses, again, params.deals),
      positive: known && positiveSide(known, guesses, params, params.positive),
    },
    images: {},
  };
}

/** Accuracies of those named in all deals but the first. */
async function dealAgain(
  names: readonly string[],
  corpus: Corpus,
  params: ControlsParams,
  context: Context,
): Promise<Record<string, Share[]>> {
  const { controlAccuracies, onlyThese } = await import("./controls/accuracies.ts");
  const again: Record<string, Share[]> = Object.fromEntries(names.map((name) => [name, []]));
  if (names.length === 0) return again;
  for (let deal = 2; deal <= params.deals; deal++) {
    const seed = `${params.shuffledGenres}/${deal}`;
    const shares = await controlAccuracies(corpus, onlyThese(params, names), context, seed);
    for (const name of names) again[name]!.push(shares[name]!);
  }
  return again;
}

/** Without what takes minutes to hours to learn. */
function quick({ networks, frozen, ...rest }: ControlsParams): ControlsParams {
  return { ...rest, networks: fast(networks), frozen: fast(frozen) };
}

function fast<T extends { positiveOnly?: true }>(all: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([, { positiveOnly }]) => !positiveOnly));
}
