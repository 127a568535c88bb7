import type { Corpus } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Context, Outcome } from "../contract/analysis.ts";
import { meanProbabilities } from "../ensemble/meanProbabilities.ts";
import { size } from "../nn/network/layout.ts";
import { learning } from "../nn/onnx/tuning/tuningModel.ts";
import { type Side, type Sides, sidesOf } from "../nn/sides.ts";
import { mcNemar, mostLikely, rightAnswers, type Scores } from "../stats/classification.ts";
import { evaluate, type Evaluation } from "../stats/evaluation.ts";
import { formatPrediction } from "../stats/prediction.ts";
import { applyHead } from "../validation/applyHead.ts";
import { featureRows } from "../validation/featureRows.ts";
import type { HeadChoice } from "../validation/foldedHead.ts";
import { type FittedHead, linearHead } from "../validation/linearHead.ts";
import type { TunedEpoch } from "./checkpoint.ts";
import { type Choice, choose } from "./choice.ts";
import { balancedScore } from "./score.ts";
import type { TuningSetting } from "./tune.ts";
import { openTuningRuns, type TuningParams, type TuningRuns } from "./tuningRun.ts";

export interface FineTuningParams extends TuningParams {
  /** also the best last layer on features as they came, to compare with */
  heads: TuningParams["heads"] & { efficientNetLite0Stages: HeadChoice };
  settings: Record<string, TuningSetting>;
}

/** How a network judged the test covers. */
export interface TunedModel {
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
}

/** Covers that only one of two models got right, and McNemar's exact test. */
export interface TunedPair {
  onlyFirst: number;
  onlySecond: number;
  p: number;
}

export interface FineTuning {
  /** `views`: of each cover */
  covers: { learnt: number; validation: number; training: number; views: number };
  /** the frozen network with a fitted last layer, from which every setting starts */
  start: Pick<TunedEpoch, "train" | "validation">;
  settings: Record<string, TuningSetting & { parameters: number; epochs: TunedEpoch[] }>;
  /** epochs at most */
  epochs: number;
  chosen: Choice;
  /** `frozen` is the start of `tuned`, `stages` the best frozen head, `mean` its mean with `tuned`; all learnt from all training covers */
  models: Record<"frozen" | "tuned" | "stages" | "mean", TunedModel>;
  pairs: Record<"tunedFrozen" | "tunedStages" | "meanStages", TunedPair>;
}

/**
 * The last stages of EfficientNet-Lite0 learn further, each time from the last layer that was fitted to the frozen
 * network (Kumar et al. 2022, arXiv:2202.10054). Setting and epoch are chosen on a part of the training covers; then it
 * learns once from all of them, and is tested once.
 */
export async function tuneBackbone(
  corpus: Corpus,
  params: FineTuningParams,
  context: Context,
): Promise<Outcome<FineTuning>> {
  const { name } = (await context.engine()).identity;
  if (name !== "onnx")
    throw new UserError(`fine-tuning runs on ONNX Runtime alone: --engine ${name} (expected onnx)`);
  const runs = await openTuningRuns(corpus, params, context);
  const { sides } = runs;
  const start = await runs.fit(sides);
  const settings: FineTuning["settings"] = {};
  for (const [name, setting] of Object.entries(params.settings)) {
    const epochs = await runs.curve(setting, start);
    settings[name] = { ...setting, parameters: countOf(runs, setting), epochs };
  }
  const chosen = choose(settings);
  const logits = await testLogits(corpus, { params, runs, chosen }, context);
  const { train, test } = sidesOf(corpus);
  const result = {
    covers: {
      learnt: sides.train.ids.length,
      validation: sides.test.ids.length,
      training: train.ids.length,
      views: params.front.views.count,
    },
    start: startScores(runs, start),
    settings,
    epochs: params.recipe.epochs,
    chosen,
    models: byModel((model) => describeModel(logits[model], test, corpus.genres)),
    pairs: {
      tunedFrozen: pairOf(logits.tuned, logits.frozen, test),
      tunedStages: pairOf(logits.tuned, logits.stages, test),
      meanStages: pairOf(logits.mean, logits.stages, test),
    },
  };
  return { result, images: {} };
}

type Logits = readonly Scores[];
type ModelName = keyof FineTuning["models"];

function byModel<T>(of: (name: ModelName) => T): Record<ModelName, T> {
  return {
    frozen: of("frozen"),
    tuned: of("tuned"),
    stages: of("stages"),
    mean: of("mean"),
  };
}

function countOf({ network }: TuningRuns, { from }: TuningSetting): number {
  return learning(network, from).reduce((sum, { shape }) => sum + size(shape), 0);
}

function startScores({ sample, sides, rows }: TuningRuns, head: FittedHead): FineTuning["start"] {
  const score = ({ places, labels }: Side) =>
    balancedScore(
      Float32Array.from(places.flatMap((place) => applyHead(head, rows[place]!))),
      labels,
    );
  return { train: score(sample), validation: score(sides.test) };
}

/** Of the test covers, after learning from all training covers. */
async function testLogits(
  corpus: Corpus,
  { params, runs, chosen }: { params: FineTuningParams; runs: TuningRuns; chosen: Choice },
  context: Context,
): Promise<Record<ModelName, Logits>> {
  const sides = sidesOf(corpus);
  const start = await runs.fit(sides);
  const tuned = await runs.logits(chosen, params.settings[chosen.setting]!, start);
  const { logits: stages } = await stagesHead(corpus, sides, params, context);
  // the logarithms of probabilities are logits
  const mean = tuned.map((row, i) => meanProbabilities([row, stages[i]!], 1).map(Math.log));
  return { frozen: start.logits, tuned, stages, mean };
}

async function stagesHead(
  corpus: Corpus,
  sides: Sides,
  { heads, seed, strengths }: FineTuningParams,
  context: Context,
): Promise<FittedHead> {
  const { features, weighting } = heads.efficientNetLite0Stages;
  const rows = await featureRows(corpus, features, context);
  return linearHead({ corpus, sides, rows, weighting, seed, strengths }, context);
}

function describeModel(
  logits: Logits,
  { ids, labels }: Side,
  genres: readonly string[],
): TunedModel {
  return {
    test: evaluate(logits, labels, genres),
    predictions: Object.fromEntries(ids.map((id, i) => [id, formatPrediction(logits[i]!, genres)])),
  };
}

function pairOf(first: Logits, second: Logits, { labels }: Side): TunedPair {
  const right = (logits: Logits): boolean[] => rightAnswers(logits.map(mostLikely), labels);
  return mcNemar(right(first), right(second));
}
