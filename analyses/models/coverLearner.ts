import type { Corpus } from "../../data/corpus/corpus.ts";
import type { CacheEntry, Context } from "../contract/analysis.ts";
import { coverFeatures, type FeatureChoice } from "./coverFeatures.ts";
import { type Lazy, lazy } from "./algebra/lazy.ts";
import { type LearnerChoice, makeLearner } from "./learners.ts";
import type { Features } from "./algebra/features.ts";
import { type Side, sidesOf } from "../nn/sides.ts";

/** A learner and what it is told of covers. */
export interface CoverLearner {
  learner: LearnerChoice;
  features: FeatureChoice;
  /** seed by which the genres are dealt out anew, on each side apart: nothing is left to learn (negative control) */
  shuffledGenres?: string;
}

/** What a learner answers for every cover of a side, beside the truth. */
export interface SideAnswers {
  ids: readonly string[];
  labels: readonly number[];
  predicted: readonly number[];
}

export interface LearntCovers {
  train: SideAnswers;
  test: SideAnswers;
  facts: Record<string, number>;
}

/**
 * Answers of each learner, by name: from the cache, else learnt. Learners with the same features share them and what is
 * derived from them; no others are held at the same time.
 */
export async function learnCovers(
  corpus: Corpus,
  learners: Record<string, CoverLearner>,
  context: Context,
): Promise<Record<string, LearntCovers>> {
  const learnt: Record<string, LearntCovers> = {};
  const total = Object.keys(learners).length;
  for (const group of byFeatures(learners)) {
    const features = lazy(() => {
      return coverFeatures(corpus, group[0]![1].features, sidesOf(corpus), context);
    });
    for (const [name, learner] of group) {
      context.onProgress("learners", Object.keys(learnt).length, total, name);
      learnt[name] = await learn(corpus, learner, features, context);
    }
  }
  context.onProgress("learners", total, total);
  return Object.fromEntries(Object.keys(learners).map((name) => [name, learnt[name]!]));
}

function byFeatures(learners: Record<string, CoverLearner>): [string, CoverLearner][][] {
  const groups = new Map<string, [string, CoverLearner][]>();
  for (const entry of Object.entries(learners)) {
    const key = JSON.stringify(entry[1].features);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

async function learn(
  corpus: Corpus,
  learner: CoverLearner,
  features: Lazy<Features>,
  context: Context,
): Promise<LearntCovers> {
  const { train, test } = sidesOf(corpus, learner.shuffledGenres);
  const step = {
    name: "learner",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify(learner)),
  };
  const entry = await context.cached(step, async (draft) => {
    const problem = { labels: train.labels, classes: corpus.genres.length };
    const answer = await makeLearner(learner.learner)({ ...problem, features: await features() });
    await draft.write("facts.json", Buffer.from(JSON.stringify(answer.facts)));
    await draft.write("predicted", Uint8Array.from(answer.predicted));
  });
  const predicted = Array.from(await entry.read("predicted"));
  return {
    train: answersOf(train, predicted.slice(0, train.ids.length)),
    test: answersOf(test, predicted.slice(train.ids.length)),
    facts: await readFacts(entry),
  };
}

function answersOf({ ids, labels }: Side, predicted: number[]): SideAnswers {
  return { ids, labels, predicted };
}

async function readFacts(entry: CacheEntry): Promise<Record<string, number>> {
  return JSON.parse((await entry.read("facts.json")).toString()) as Record<string, number>;
}
