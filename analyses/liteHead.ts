import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import type { EnsembleModel } from "./customEnsemble.ts";
import { headShapes } from "./ensemble/headShapes.ts";
import { meanProbabilities } from "./ensemble/meanProbabilities.ts";
import { packTensors } from "./ensemble/packTensors.ts";
import { fitTemperature, type Temperature } from "./ensemble/temperature.ts";
import { type Withheld, withheldSides } from "./ensemble/trainedParameters.ts";
import { liteCrossValidation } from "./liteCrossValidation.ts";
import { type Side, type Sides, sidesOf } from "./nn/sides.ts";
import type { Scores } from "./stats/classification.ts";
import { evaluate } from "./stats/evaluation.ts";
import { formatPrediction } from "./stats/prediction.ts";
import { applyHead } from "./validation/applyHead.ts";
import { featureRows } from "./validation/featureRows.ts";
import type { FoldParams, HeadChoice } from "./validation/foldedHead.ts";
import { type FittedHead, linearHead } from "./validation/linearHead.ts";

export interface LiteHeadParams extends Pick<FoldParams, "seed" | "strengths"> {
  heads: { efficientNetLite0Stages: HeadChoice };
  /** training covers without which a head is fitted for the temperature */
  withheld: Withheld;
}

/**
 * The last layer of the best single network by folds, with its coefficients as file: `head`, weights and biases in
 * float32 for features as they are (`packTensors`).
 */
export interface LiteHead {
  /** in the order of the outputs */
  genres: string[];
  /** numbers of one cover */
  features: number;
  /** of the penalty, chosen on training covers */
  strength: number;
  /** by the coefficients in the file, at the fitted temperature */
  models: { efficientNetLite0Stages: EnsembleModel };
  /** the largest difference between probabilities of the file and of the fit, on the test covers */
  largestChange: number;
  /** fitted on training covers that a head of the same kind had not seen */
  temperature: Temperature;
}

const { seed, strengths, heads } = liteCrossValidation.params;
const name = "efficientNetLite0Stages";
const { curve: _, ...head } = heads[name]!;

/** The best network of the paper for readers' own pictures: its ImageNet weights are not this project's, its last layer is. */
export const liteHead: Analysis<LiteHeadParams, LiteHead> = {
  name: "liteHead",
  module: import.meta.url,
  usesEngine: true,
  weights: head.features.flatMap((source) =>
    source.kind === "backbone" && source.backbone.weights.kind === "published"
      ? [source.backbone.weights.file]
      : [],
  ),
  params: {
    seed,
    strengths,
    heads: { efficientNetLite0Stages: head },
    withheld: { folds: 5, seed: "liteHead/withheld" },
  },
  run,
};

async function run(
  corpus: Corpus,
  { heads, withheld, seed, strengths }: LiteHeadParams,
  context: Context,
): Promise<Outcome<LiteHead>> {
  const { features, weighting } = heads[name];
  const rows = await featureRows(corpus, features, context);
  const fitTo = (sides: Sides): Promise<FittedHead> =>
    linearHead({ corpus, sides, rows, weighting, seed, strengths }, context);
  const some = withheldSides(corpus, withheld);
  const { logits } = await fitTo(some);
  context.onProgress("last layers", 1, 2);
  const temperature = fitTemperature(
    some.test.labels.map((label, i) => ({ label, logits: [logits[i]!] })),
  );
  const { test } = sidesOf(corpus);
  const head = await fitTo(sidesOf(corpus));
  context.onProgress("last layers", 2, 2);
  const toShares = (row: Scores): number[] => meanProbabilities([row], temperature.value);
  const exact = head.logits.map(toShares);
  const said = test.places.map((place) => toShares(applyHead(head, rows[place]!)));
  const sizes = { genres: corpus.genres.length, features: rows[0]!.length };
  const result = {
    genres: [...corpus.genres],
    features: sizes.features,
    strength: head.strength,
    models: { [name]: describeModel(said, test, corpus.genres) },
    largestChange: largestChange(said, exact),
    temperature,
  };
  const { weight, bias } = head;
  return { result, images: {}, files: { head: packTensors(headShapes(sizes), { weight, bias }) } };
}

/** The logarithms of probabilities are logits. */
function describeModel(
  probabilities: readonly number[][],
  { ids, labels }: Side,
  genres: readonly string[],
): EnsembleModel {
  const logits = probabilities.map((row) => row.map(Math.log));
  return {
    test: evaluate(logits, labels, genres),
    predictions: Object.fromEntries(ids.map((id, i) => [id, formatPrediction(logits[i]!, genres)])),
  };
}

function largestChange(
  some: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): number {
  const changes = some.flatMap((row, i) => row.map((p, c) => Math.abs(p - others[i]![c]!)));
  return changes.reduce((most, change) => Math.max(most, change), 0);
}
