import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { unpackSummary } from "./ensemble/coverSummary.ts";
import { ensembleLogits } from "./ensemble/ensemble.ts";
import { meanProbabilities } from "./ensemble/meanProbabilities.ts";
import { packTensors, unpackTensors } from "./ensemble/packTensors.ts";
import {
  type Distances,
  type LabelledPixels,
  measureDistances,
  summariseCovers,
} from "./ensemble/summarise.ts";
import { fitTemperature, type Judged, type Temperature } from "./ensemble/temperature.ts";
import {
  type KeptNetwork,
  trainedParameters,
  type Withheld,
} from "./ensemble/trainedParameters.ts";
import { fullTraining, type FullTrainingParams, type SeededModel } from "./fullTraining.ts";
import { coverPixels } from "./image/coverPixels.ts";
import { parameters, size } from "./nn/network/layout.ts";
import { customNetwork, type Network } from "./nn/network/networks.ts";
import { type Side, sidesOf } from "./nn/sides.ts";
import { mostLikely } from "./stats/classification.ts";
import { evaluate, type Evaluation } from "./stats/evaluation.ts";
import { formatPrediction } from "./stats/prediction.ts";

export interface CustomEnsembleParams {
  recipe: FullTrainingParams["recipe"];
  models: {
    /** what the page runs */
    custom: SeededModel;
    /** the same, trained without some training covers, on which the temperature is fitted; without it that is 1 */
    calibration?: SeededModel & { withheld: Withheld };
  };
  /** principal components of the training covers; how many of 100 training covers are no further than the limit */
  unusual: { components: number; percent: number };
  /** levels a channel of the genres' mean colour histograms */
  bins: number;
}

/** A model on the test covers. */
export interface EnsembleModel {
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
}

/**
 * The custom network of full training, all its seeds as one, with its parameters as files: `parameters-1` and on, 8 bits
 * a weight (`packTensors`), and `covers`, the summary of the training covers (`packSummary`).
 */
export interface CustomEnsemble {
  /** in the order of the networks' outputs */
  genres: string[];
  /** edge of its input in pixels; numbers that were learnt, of one seed */
  network: { size: number; parameters: number; seeds: string[] };
  /** the mean probabilities of the seeds, at the fitted temperature, by rounded parameters */
  models: { custom: EnsembleModel };
  /** what rounding the parameters does to the test covers: answers that are others, and the largest change of a probability */
  rounding: { changedAnswers: number; covers: number; largestChange: number };
  /** fitted on training covers that networks of the same recipe had not seen */
  temperature: Temperature;
  unusual: Distances;
  bins: number;
}

const { recipe, models } = fullTraining.params;
const custom = models["custom"]!;

/** The custom network for readers' own pictures. */
export const customEnsemble: Analysis<CustomEnsembleParams, CustomEnsemble> = {
  name: "customEnsemble",
  module: import.meta.url,
  usesEngine: true,
  params: {
    recipe,
    models: {
      custom,
      calibration: { ...custom, withheld: { folds: 5, seed: "customEnsemble/withheld" } },
    },
    unusual: { components: 12, percent: 99 },
    bins: 8,
  },
  run,
};

async function run(
  corpus: Corpus,
  params: CustomEnsembleParams,
  context: Context,
): Promise<Outcome<CustomEnsemble>> {
  const { genres } = corpus;
  const { custom, calibration } = params.models;
  const network = customNetwork(genres.length, { size: custom.pixels.size });
  const training = { corpus, network, recipe: params.recipe };
  const kept = await trainSeeds(training, custom, context);
  const withheld = calibration ? await trainSeeds(training, calibration, context) : [];
  const temperature = fitTemperature(judgedBy(withheld));
  const files = kept.map(({ parameters: tensors }) => packTensors(parameters(network), tensors));
  const [train, test] = await readSides(corpus, custom, context);
  const rounded = files.map((bytes) => unpackTensors(parameters(network), bytes));
  const said = test.pixels
    .map(ensembleLogits({ network, parameters: rounded }))
    .map((logits) => meanProbabilities(logits, temperature.value));
  const exact = judgedBy(kept).map(({ logits }) => meanProbabilities(logits, temperature.value));
  const { bins, unusual } = params;
  const sizes = { components: unusual.components, genres: genres.length, bins };
  const covers = summariseCovers(train, sizes);
  const result = {
    genres: [...genres],
    network: describeNetwork(network, custom),
    models: { custom: describeModel(said, sidesOf(corpus).test, genres) },
    rounding: describeRounding(said, exact),
    temperature,
    unusual: measureDistances(unpackSummary(covers, sizes), [train, test], unusual.percent),
    bins,
  };
  const named = files.map((bytes, i) => [`parameters-${i + 1}`, bytes] as const);
  return { result, images: {}, files: { ...Object.fromEntries(named), covers } };
}

interface SharedTraining {
  corpus: Corpus;
  network: Network;
  recipe: FullTrainingParams["recipe"];
}

async function trainSeeds(
  { corpus, network, recipe }: SharedTraining,
  { pixels, seeds, withheld }: SeededModel & { withheld?: Withheld },
  context: Context,
): Promise<KeptNetwork[]> {
  const kept: KeptNetwork[] = [];
  for (const seed of seeds) {
    const training = {
      network,
      pixels,
      params: { ...recipe, seed },
      ...(withheld && { withheld }),
    };
    kept.push(await trainedParameters(corpus, training, context));
  }
  return kept;
}

/** What all networks say of each cover that they have not seen. */
function judgedBy(networks: readonly KeptNetwork[]): Judged[] {
  const labels = networks[0]?.unseen.labels ?? [];
  return labels.map((label, i) => ({ label, logits: networks.map(({ logits }) => logits[i]!) }));
}

async function readSides(
  corpus: Corpus,
  model: SeededModel,
  context: Context,
): Promise<[train: LabelledPixels, test: LabelledPixels]> {
  const pixels = await coverPixels(corpus, model.pixels, context);
  const side = async ({ places, labels }: Side): Promise<LabelledPixels> => ({
    pixels: await pixels.read(places),
    labels,
  });
  const { train, test } = sidesOf(corpus);
  return [await side(train), await side(test)];
}

function describeNetwork(
  network: Network,
  { pixels, seeds }: SeededModel,
): CustomEnsemble["network"] {
  const count = parameters(network).reduce((sum, { shape }) => sum + size(shape), 0);
  return { size: pixels.size, parameters: count, seeds: [...seeds] };
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

function describeRounding(
  rounded: readonly number[][],
  exact: readonly number[][],
): CustomEnsemble["rounding"] {
  const changes = rounded.flatMap((row, i) => row.map((p, c) => Math.abs(p - exact[i]![c]!)));
  return {
    changedAnswers: rounded.filter((row, i) => mostLikely(row) !== mostLikely(exact[i]!)).length,
    covers: rounded.length,
    largestChange: changes.reduce((most, change) => Math.max(most, change), 0),
  };
}
