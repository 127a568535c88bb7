import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import type { Backbone } from "../backbones/backbone.ts";
import { coverFeatures } from "../backbones/coverFeatures.ts";
import { type Head, type HeadParams, trainedHeads } from "../backbones/heads.ts";
import { type CoverLearner, learnCovers } from "../models/coverLearner.ts";
import { type Side, sidesOf } from "../nn/sides.ts";
import { type CoverModel, trainedModel } from "../nn/coverNetwork.ts";
import type { TrainingParams } from "../nn/train.ts";
import { mostLikely } from "../stats/classification.ts";
import { type Share, shareRight } from "../stats/evaluation.ts";

/** What the positive control asks: to reach the stated share of the ceiling, to beat chance, or nothing. */
export type Expectation = "reach" | "beat" | "none";

/** Not learnt again with genres dealt out, which for these takes minutes to hours. */
interface Slow {
  positiveOnly?: true;
}

export interface ControlledLearners {
  learners: Record<string, CoverLearner & { expected: Expectation }>;
  /** trained from scratch */
  networks: Record<string, CoverModel & { seed: string; expected: Expectation } & Slow>;
  recipe: Omit<TrainingParams, "seed">;
  /** frozen, with new last layers: `<name>` by the poster's recipe, `<name>Logistic` a logistic regression */
  frozen: Record<string, { backbone: Backbone; recipe: Expectation; logistic: Expectation } & Slow>;
  heads: HeadParams;
}

/** Those of the names, as `controlAccuracies` gives them. */
export function onlyThese(
  { learners, networks, frozen, ...rest }: ControlledLearners,
  names: readonly string[],
): ControlledLearners {
  const among = <T>(all: Record<string, T>, ...ends: string[]): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => ends.some((end) => names.includes(name + end))),
    );
  return {
    ...rest,
    learners: among(learners, ""),
    networks: among(networks, ""),
    frozen: among(frozen, "", "Logistic"),
  };
}

/** Test accuracy of every learner and network, by name; with a seed, on genres dealt out anew. */
export async function controlAccuracies(
  corpus: Corpus,
  controlled: ControlledLearners,
  context: Context,
  shuffledGenres?: string,
): Promise<Record<string, Share>> {
  const task = { corpus, context, shuffle: shuffledGenres === undefined ? {} : { shuffledGenres } };
  return {
    ...(await learnerAccuracies(controlled, task)),
    ...(await networkAccuracies(controlled, task)),
    ...(await frozenAccuracies(controlled, task)),
  };
}

interface Task {
  corpus: Corpus;
  context: Context;
  /** empty for the genres as they are */
  shuffle: { shuffledGenres?: string };
}

async function learnerAccuracies(
  { learners }: ControlledLearners,
  { corpus, context, shuffle }: Task,
): Promise<Record<string, Share>> {
  const choices = Object.entries(learners).map(([name, { learner, features }]) => {
    return [name, { learner, features, ...shuffle }] as const;
  });
  const learnt = await learnCovers(corpus, Object.fromEntries(choices), context);
  const shares = Object.entries(learnt).map(
    ([name, { test }]) => [name, shareRight(test.predicted, test.labels)] as const,
  );
  return Object.fromEntries(shares);
}

async function networkAccuracies(
  { networks, recipe }: ControlledLearners,
  { corpus, context, shuffle }: Task,
): Promise<Record<string, Share>> {
  const shares: Record<string, Share> = {};
  for (const [name, network] of askedOf(networks, shuffle)) {
    const { seed, expected: _, positiveOnly: __, ...model } = network;
    const training = { model: { ...model, ...shuffle }, params: { ...recipe, seed } };
    const { test } = await trainedModel(corpus, training, context);
    shares[name] = shareRight(test.logits.map(mostLikely), test.labels);
  }
  return shares;
}

async function frozenAccuracies(
  { frozen, heads }: ControlledLearners,
  { corpus, context, shuffle }: Task,
): Promise<Record<string, Share>> {
  const shares: Record<string, Share> = {};
  for (const [name, { backbone }] of askedOf(frozen, shuffle)) {
    const features = await coverFeatures(corpus, backbone, context);
    const params = shuffle.shuffledGenres ? { ...heads, ...shuffle, folds: 0 } : heads;
    const trained = await trainedHeads(corpus, { backbone, features, params }, context);
    const { test } = sidesOf(corpus, shuffle.shuffledGenres);
    shares[name] = headShare(trained.sgd, test);
    shares[`${name}Logistic`] = headShare(trained.logistic, test);
  }
  return shares;
}

function askedOf<T extends Slow>(
  all: Record<string, T>,
  { shuffledGenres }: Task["shuffle"],
): [string, T][] {
  return Object.entries(all).filter(([, { positiveOnly }]) => !(positiveOnly && shuffledGenres));
}

function headShare({ logits }: Head, { places, labels }: Side): Share {
  return shareRight(
    places.map((place) => mostLikely(logits[place]!)),
    labels,
  );
}
