import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { frozenBackbones } from "./backbones/frozen.ts";
import { fullTraining } from "./fullTraining.ts";
import { classicalFeatures, classicalLearners } from "./models/classical.ts";
import type { CoverLearner } from "./models/coverLearner.ts";
import type { CoverModel } from "./nn/coverNetwork.ts";
import type { TrainingParams } from "./nn/train.ts";
import type { FoldedModel, HeadResults, HeadsParams } from "./validation/validate.ts";
import { folding, foldParams } from "./validation/foldParams.ts";

export interface CrossValidationParams extends HeadsParams {
  /** classical learners, each with the parameters of the tables */
  learners: Record<string, CoverLearner>;
  /** trained from scratch for each fold */
  networks: Record<string, CoverModel & { seed: string }>;
  recipe: Omit<TrainingParams, "seed">;
}

/** Learners and features judged on every cover, each by what was learnt from the other folds. */
export interface CrossValidation extends HeadResults {
  learners: Record<string, FoldedModel>;
  networks: Record<string, FoldedModel>;
}

const pixels = { kind: "pixels", pixels: classicalFeatures.cubic.pixels } as const;
const colours = { kind: "descriptor", name: "colours" } as const;
const texture = { kind: "descriptor", name: "texture" } as const;
const mobileNetV2 = {
  kind: "backbone",
  backbone: frozenBackbones.mobileNetV2,
  layers: "last",
} as const;
const weighting = "classes";

const { seeds, ...custom } = fullTraining.params.models["custom"]!;

/**
 * Ten folds over all covers decide what 600 test covers cannot. Heads are logistic regressions that count every genre
 * alike; learners are the write-up's, on the same pixels. Nothing is tuned on covers that judge: penalties are chosen
 * inside the covers learnt from.
 */
export const crossValidation: Analysis<CrossValidationParams, CrossValidation> = {
  name: "crossValidation",
  module: import.meta.url,
  usesEngine: true,
  params: {
    ...foldParams,
    heads: {
      pixels: { features: [pixels], weighting, curve: true },
      colours: { features: [colours], weighting },
      texture: { features: [texture], weighting },
      coloursTexture: { features: [colours, texture], weighting, curve: true },
      mobileNetV2: { features: [mobileNetV2], weighting, curve: true },
      mobileNetV2Unweighted: { features: [mobileNetV2], weighting: "rows" },
      mobileNetV2ColoursTexture: { features: [mobileNetV2, colours, texture], weighting },
    },
    others: {},
    means: { handMadeAndMobileNetV2: ["coloursTexture", "mobileNetV2"] },
    learners: Object.fromEntries(
      Object.entries({
        ...classicalLearners,
        svmScaled: { ...classicalLearners.svm, gamma: "scale" as const },
      }).map(([name, learner]) => [name, { learner, features: classicalFeatures.cubic }]),
    ),
    networks: { custom: { ...custom, seed: seeds[0]! } },
    recipe: fullTraining.params.recipe,
  },
  quick: (params) => ({ ...params, networks: {} }),
  run,
};

async function run(
  corpus: Corpus,
  { learners, networks, recipe, ...heads }: CrossValidationParams,
  context: Context,
): Promise<Outcome<CrossValidation>> {
  const { validateHeads, describeAnswers } = await import("./validation/validate.ts");
  const { foldedLearners, foldedNetwork } = await import("./validation/foldedLearners.ts");
  const results = await validateHeads(corpus, heads, context);
  const answers = await foldedLearners(corpus, learners, folding, context);
  const trained: [string, FoldedModel][] = [];
  for (const [name, { seed, ...model }] of Object.entries(networks)) {
    const predicted = await foldedNetwork(corpus, { model, recipe, seed }, folding, context);
    trained.push([name, describeAnswers(corpus, predicted)]);
  }
  const learnt = Object.entries(answers).map(
    ([name, predicted]) => [name, describeAnswers(corpus, predicted)] as const,
  );
  return {
    result: {
      ...results,
      learners: Object.fromEntries(learnt),
      networks: Object.fromEntries(trained),
    },
    images: {},
  };
}
