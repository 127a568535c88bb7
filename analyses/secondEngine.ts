import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { fullTraining, type FullTrainingParams, type SeededModel } from "./fullTraining.ts";
import { trainedModel } from "./nn/coverNetwork.ts";
import { evaluate, type Evaluation } from "./stats/evaluation.ts";
import { formatPrediction } from "./stats/prediction.ts";

export interface SecondEngineParams extends Pick<FullTrainingParams, "recipe"> {
  models: { custom: SeededModel };
}

/** The custom network as another numerical engine trains it, from the same start and in the same order. */
export interface SecondEngine {
  custom: {
    test: Evaluation;
    /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
    predictions: Record<string, string>;
  };
}

const { recipe, models } = fullTraining.params;
const { seeds, ...custom } = models["custom"]!;

/** The first run of full training's custom network, by TensorFlow whatever engine computes the rest. */
export const secondEngine: Analysis<SecondEngineParams, SecondEngine> = {
  name: "secondEngine",
  module: import.meta.url,
  usesEngine: true,
  engine: "tensorflow",
  params: { recipe, models: { custom: { ...custom, seeds: [seeds[0]] } } },
  run,
};

async function run(
  corpus: Corpus,
  { recipe, models: { custom } }: SecondEngineParams,
  context: Context,
): Promise<Outcome<SecondEngine>> {
  const { seeds, ...model } = custom;
  const training = { model, params: { ...recipe, seed: seeds[0] } };
  const { test } = await trainedModel(corpus, training, context);
  const { ids, labels, logits } = test;
  const predictions = ids.map((id, i) => [id, formatPrediction(logits[i]!, corpus.genres)]);
  return {
    result: {
      custom: {
        test: evaluate(logits, labels, corpus.genres),
        predictions: Object.fromEntries(predictions) as Record<string, string>,
      },
    },
    images: {},
  };
}
