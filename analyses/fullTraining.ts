import type { Corpus } from "../data/corpus.ts";
import type { Analysis, Context, Outcome } from "./analysis.ts";
import { type CoverModel, type TrainedModel, trainedModel } from "./nn/coverNetwork.ts";
import type { Epoch } from "./nn/progress.ts";
import type { TrainingParams } from "./nn/train.ts";
import { mcNemar, mostLikely } from "./stats/classification.ts";
import { evaluate, type Evaluation } from "./stats/evaluation.ts";
import { formatPrediction } from "./stats/prediction.ts";

export interface FullTrainingParams {
  /** the poster's batch, rate and momentum; it does not state the epochs */
  recipe: Omit<TrainingParams, "seed">;
  models: Record<string, CoverModel & { seed: string }>;
}

/** One trained network: learning curve, evaluation on both sides, what it says of every test cover. */
export interface ModelResult {
  epochs: Epoch[];
  train: Evaluation;
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
}

/** Networks trained from scratch (the poster's Table 2). */
export interface FullTraining {
  epochs: number;
  models: Record<string, ModelResult>;
  /** test accuracy of the custom network over its seeds */
  customSeeds: { count: number; mean: number; lowest: number; highest: number };
  /** each other model against the custom network of the first seed, on the same test covers: how many only one of them recognised, and McNemar's exact test */
  againstCustom1: Record<string, { onlyIt: number; onlyCustom1: number; p: number }>;
}

const cubic32 = { method: "cubic", size: 32, seed: "" } as const;
const custom = { network: "custom", pixels: cubic32, normalisation: "symmetric" } as const;

export const fullTraining: Analysis<FullTrainingParams, FullTraining> = {
  name: "fullTraining",
  module: import.meta.url,
  usesEngine: true,
  params: {
    recipe: { epochs: 10, batch: 10, rate: 0.01, momentum: 0.9, checkpointSteps: 64 },
    models: {
      custom1: { ...custom, seed: "custom/1" },
      custom2: { ...custom, seed: "custom/2" },
      custom3: { ...custom, seed: "custom/3" },
      customRandomPixels: {
        ...custom,
        pixels: { method: "random", size: 32, seed: "randomPixels" },
        seed: "custom/1",
      },
      alexNet: {
        network: "alexNet",
        pixels: { method: "cubic", size: 224, seed: "" },
        normalisation: "imageNet",
        seed: "alexNet/1",
      },
    },
  },
  quick: ({ recipe, models: { alexNet: _, ...models } }) => ({ recipe, models }),
  run,
};

async function run(
  corpus: Corpus,
  { recipe, models }: FullTrainingParams,
  context: Context,
): Promise<Outcome<FullTraining>> {
  const engine = await context.engine();
  const trained: Record<string, TrainedModel> = {};
  for (const [name, { seed, ...model }] of Object.entries(models))
    trained[name] = await trainedModel(corpus, model, { ...recipe, seed }, engine, context);
  const results = Object.entries(trained).map(
    ([name, model]) => [name, describe(model, corpus.genres)] as const,
  );
  return {
    result: {
      epochs: recipe.epochs,
      models: Object.fromEntries(results),
      customSeeds: spread(
        results.flatMap(([name, { test }]) =>
          /^custom\d/.test(name) ? [test.accuracy.value] : [],
        ),
      ),
      againstCustom1: compareAll(trained),
    },
    images: {},
  };
}

function describe({ epochs, train, test }: TrainedModel, genres: readonly string[]): ModelResult {
  return {
    epochs: [...epochs],
    train: evaluate(train.logits, train.labels, genres),
    test: evaluate(test.logits, test.labels, genres),
    predictions: Object.fromEntries(
      test.ids.map((id, index) => [id, formatPrediction(test.logits[index]!, genres)]),
    ),
  };
}

function spread(values: readonly number[]): FullTraining["customSeeds"] {
  return {
    count: values.length,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

function compareAll({
  custom1,
  ...others
}: Record<string, TrainedModel>): FullTraining["againstCustom1"] {
  if (!custom1) throw new Error("no model to compare with: custom1");
  const compared = Object.entries(others).map(([name, model]) => {
    const { onlyFirst, onlySecond, p } = mcNemar(rights(model), rights(custom1));
    return [name, { onlyIt: onlyFirst, onlyCustom1: onlySecond, p }] as const;
  });
  return Object.fromEntries(compared);
}

function rights({ test }: TrainedModel): boolean[] {
  return test.logits.map((logits, index) => mostLikely(logits) === test.labels[index]);
}
