import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { type CoverModel, type TrainedModel, trainedModel } from "./nn/coverNetwork.ts";
import type { Epoch } from "./nn/progress.ts";
import type { TrainingParams } from "./nn/train.ts";
import { mcNemar, mostLikely, rightAnswers } from "./stats/classification.ts";
import { evaluate, type Evaluation } from "./stats/evaluation.ts";
import { mean } from "./stats/mean.ts";
import { formatPrediction } from "./stats/prediction.ts";

/** A network that is trained once from each seed. */
export interface SeededModel extends CoverModel {
  seeds: readonly [first: string, ...others: string[]];
}

export interface FullTrainingParams {
  /** the poster's batch, rate and momentum; it does not state the epochs */
  recipe: Omit<TrainingParams, "seed">;
  /** `custom` among them, whose first run the others are compared with */
  models: Record<string, SeededModel>;
}

/** One training of a network: learning curve, evaluation on both sides, what it says of every test cover. */
export interface TrainingRun {
  seed: string;
  epochs: Epoch[];
  train: Evaluation;
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
  /** against the first run of the custom network, on the same test covers: how many only one of them recognised, and McNemar's exact test; null of itself */
  againstCustom: { onlyIt: number; onlyCustom: number; p: number } | null;
}

/** A network's runs in the order of its seeds, and their test accuracies. */
export interface NetworkResult {
  runs: TrainingRun[];
  testAccuracy: { count: number; mean: number; lowest: number; highest: number };
}

/** Networks trained from scratch (the poster's Table 2). */
export interface FullTraining {
  epochs: number;
  models: Record<string, NetworkResult>;
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
      custom: { ...custom, seeds: ["custom/1", "custom/2", "custom/3"] },
      customRandomPixels: {
        ...custom,
        pixels: { method: "random", size: 32, seed: "randomPixels" },
        seeds: ["custom/1"],
      },
      alexNet: {
        network: "alexNet",
        pixels: { method: "cubic", size: 224, seed: "" },
        normalisation: "imageNet",
        seeds: ["alexNet/1"],
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
  const trained: Record<string, SeededRun[]> = {};
  for (const [name, { seeds, ...model }] of Object.entries(models)) {
    trained[name] = [];
    for (const seed of seeds) {
      const run = await trainedModel(corpus, { model, params: { ...recipe, seed } }, context);
      trained[name].push({ seed, ...run });
    }
  }
  const first = trained["custom"]?.[0];
  if (!first) throw new Error("no network to compare with: custom");
  const results = Object.entries(trained).map(([name, runs]) => {
    const described = runs.map((run) => describe(run, first, corpus.genres));
    return [name, { runs: described, testAccuracy: spread(described) }] as const;
  });
  return { result: { epochs: recipe.epochs, models: Object.fromEntries(results) }, images: {} };
}

type SeededRun = TrainedModel & { seed: string };

function describe(run: SeededRun, first: SeededRun, genres: readonly string[]): TrainingRun {
  const { seed, epochs, train, test } = run;
  return {
    seed,
    epochs: [...epochs],
    train: evaluate(train.logits, train.labels, genres),
    test: evaluate(test.logits, test.labels, genres),
    predictions: Object.fromEntries(
      test.ids.map((id, index) => [id, formatPrediction(test.logits[index]!, genres)]),
    ),
    againstCustom: run === first ? null : compare(run, first),
  };
}

function spread(runs: readonly TrainingRun[]): NetworkResult["testAccuracy"] {
  const values = runs.map(({ test }) => test.accuracy.value);
  return {
    count: values.length,
    mean: mean(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

function compare(run: TrainedModel, custom: TrainedModel): TrainingRun["againstCustom"] {
  const { onlyFirst, onlySecond, p } = mcNemar(rights(run), rights(custom));
  return { onlyIt: onlyFirst, onlyCustom: onlySecond, p };
}

function rights({ test }: TrainedModel): boolean[] {
  return rightAnswers(test.logits.map(mostLikely), test.labels);
}
