import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { fullTraining, type FullTrainingParams, type SeededModel } from "./fullTraining.ts";
import { trainedModel } from "./nn/coverNetwork.ts";
import type { Epoch } from "./nn/progress.ts";
import { evaluate, type Evaluation } from "./stats/evaluation.ts";
import { formatPrediction } from "./stats/prediction.ts";

export interface AlexNetSeedsParams extends Pick<FullTrainingParams, "recipe"> {
  models: { alexNet: SeededModel };
}

/** One more training of AlexNet: learning curve, evaluation on both sides, what it says of every test cover. */
export interface FurtherRun {
  seed: string;
  epochs: Epoch[];
  train: Evaluation;
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
}

/** In the order of the seeds. */
export interface AlexNetSeeds {
  runs: FurtherRun[];
}

const { recipe, models } = fullTraining.params;

/** AlexNet from other starts than full training's: apart from it, as each takes an hour and no other result needs them. */
export const alexNetSeeds: Analysis<AlexNetSeedsParams, AlexNetSeeds> = {
  name: "alexNetSeeds",
  module: import.meta.url,
  usesEngine: true,
  params: {
    recipe,
    models: { alexNet: { ...models["alexNet"]!, seeds: ["alexNet/2", "alexNet/3"] } },
  },
  run,
};

async function run(
  corpus: Corpus,
  { recipe, models: { alexNet } }: AlexNetSeedsParams,
  context: Context,
): Promise<Outcome<AlexNetSeeds>> {
  const { seeds, ...model } = alexNet;
  const runs: FurtherRun[] = [];
  for (const seed of seeds) {
    const trained = await trainedModel(corpus, { model, params: { ...recipe, seed } }, context);
    const { epochs, train, test } = trained;
    runs.push({
      seed,
      epochs: [...epochs],
      train: evaluate(train.logits, train.labels, corpus.genres),
      test: evaluate(test.logits, test.labels, corpus.genres),
      predictions: Object.fromEntries(
        test.ids.map((id, i) => [id, formatPrediction(test.logits[i]!, corpus.genres)]),
      ),
    });
  }
  return { result: { runs }, images: {} };
}
