import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context, Outcome } from "../contract/analysis.ts";
import { type Side, sidesOf } from "../nn/sides.ts";
import type { Epoch } from "../nn/progress.ts";
import { evaluate, type Evaluation } from "../stats/evaluation.ts";
import { formatPrediction } from "../stats/prediction.ts";
import type { Backbone } from "./backbone.ts";
import { coverFeatures, type CoverFeatures } from "./coverFeatures.ts";
import { coverMap, type MapParams } from "./coverMap.ts";
import { type Head, type HeadParams, trainedHeads } from "./heads.ts";

export interface TransferParams {
  backbones: Record<string, Backbone>;
  heads: HeadParams;
  /** which backbone's features are shown in two dimensions */
  map: { backbone: string } & MapParams;
}

/** A last layer on frozen features. */
export interface HeadResult {
  train: Evaluation;
  test: Evaluation;
  /** over all covers, each judged by a layer trained on the other folds; genres may be uneven, so compare the balanced one */
  crossValidated: Pick<Evaluation, "accuracy" | "balancedAccuracy">;
  /** by cover id of the test side: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
  /** by the poster's recipe */
  epochs?: Epoch[];
  /** of the logistic regression's penalty, as chosen on training covers */
  strength?: number;
}

export interface Transfer {
  epochs: number;
  folds: number;
  backbones: Record<string, { architecture: string; weights: string; features: number }>;
  /** by backbone the poster's recipe, and `<backbone>Logistic` the logistic regression */
  models: Record<string, HeadResult>;
  /** test covers in two dimensions by id, `x y` */
  map: { backbone: string; points: Record<string, string> };
}

/** Frozen backbones with new last layers, on the corpus's split and cross-validated. */
export async function transfer(
  corpus: Corpus,
  params: TransferParams,
  context: Context,
): Promise<Outcome<Transfer>> {
  const { backbones, heads, map } = params;
  const result: Transfer = {
    epochs: heads.recipe.epochs,
    folds: heads.folds,
    backbones: {},
    models: {},
    map: { backbone: map.backbone, points: {} },
  };
  for (const [name, backbone] of Object.entries(backbones)) {
    const features = await coverFeatures(corpus, backbone, context);
    const { architecture, weights } = backbone;
    result.backbones[name] = { architecture, weights: weights.kind, features: features.length };
    const training = { backbone, features, params: heads };
    const { sgd, logistic } = await trainedHeads(corpus, training, context);
    result.models[name] = { ...describe(sgd, corpus), epochs: [...sgd.epochs] };
    result.models[`${name}Logistic`] = {
      ...describe(logistic, corpus),
      strength: logistic.strength,
    };
    if (name === map.backbone) result.map.points = mapTestCovers(corpus, features, map);
  }
  return { result, images: {} };
}

function describe({ logits, crossValidated }: Head, corpus: Corpus): HeadResult {
  const { covers, genres } = corpus;
  const labels = covers.map(({ genre }) => genres.indexOf(genre));
  const { train, test } = sidesOf(corpus);
  const evaluateSide = ({ places, labels }: Side): Evaluation =>
    evaluate(
      places.map((place) => logits[place]!),
      labels,
      genres,
    );
  const { accuracy, balancedAccuracy } = evaluate(crossValidated, labels, genres);
  const predictions = test.places.map(
    (place) => [covers[place]!.id, formatPrediction(logits[place]!, genres)] as const,
  );
  return {
    train: evaluateSide(train),
    test: evaluateSide(test),
    crossValidated: { accuracy, balancedAccuracy },
    predictions: Object.fromEntries(predictions),
  };
}

function mapTestCovers(
  corpus: Corpus,
  { rows }: CoverFeatures,
  params: MapParams,
): Record<string, string> {
  const { places, ids } = sidesOf(corpus).test;
  const points = coverMap(
    places.map((place) => rows[place]!),
    params,
  );
  return Object.fromEntries(ids.map((id, i) => [id, points[i]!]));
}
