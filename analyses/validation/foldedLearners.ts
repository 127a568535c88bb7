import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { type Round, roundOf } from "../folds/rounds.ts";
import { foldFeatures, wholeFeatures } from "../models/algebra/foldFeatures.ts";
import type { Features } from "../models/algebra/features.ts";
import { type Lazy, lazy } from "../models/algebra/lazy.ts";
import { coverFeatures, type FeatureChoice } from "../models/coverFeatures.ts";
import type { Problem } from "../models/learners/problem.ts";
import { type LearnerChoice, makeLearner } from "../models/learners.ts";

/** How covers are dealt out. */
export interface Folding {
  folds: number;
  seed: string;
}

export interface FoldedLearners {
  features: FeatureChoice;
  learners: Readonly<Record<string, LearnerChoice>>;
  folding: Folding;
}

/** A round a fold: its covers are judged by what was learnt from the others. */
export function foldRounds(corpus: Corpus, { folds, seed }: Folding): Round[] {
  const places = assignFolds(corpus, folds, `${seed}/folds`);
  return Array.from({ length: folds }, (_, fold) => roundOf(places, (f) => f === fold));
}

/**
 * What each learner answers for every cover, by name, in the order of the corpus. Learners of one fold share what is
 * derived from the features, and folds what is derived from all covers; each learner of each fold is cached by itself.
 */
export async function foldedLearners(
  corpus: Corpus,
  { features, learners, folding }: FoldedLearners,
  context: Context,
): Promise<Record<string, number[]>> {
  const { covers, genres } = corpus;
  const labels = covers.map(({ genre }) => genres.indexOf(genre));
  const whole = lazy(async () => {
    const train = { places: [...labels.keys()], ids: covers.map(({ id }) => id), labels };
    const sides = { train, test: { places: [], ids: [], labels: [] } };
    return wholeFeatures(await coverFeatures(corpus, features, sides, context));
  });
  const total = folding.folds * Object.keys(learners).length;
  const answers: Record<string, number[]> = {};
  let done = 0;
  for (const [fold, round] of foldRounds(corpus, folding).entries()) {
    const own = lazy(async () => foldFeatures(await whole(), round));
    const problem = { labels: round.train.map((place) => labels[place]!), classes: genres.length };
    for (const [name, learner] of Object.entries(learners)) {
      context.onProgress("learners by folds", done++, total, name);
      const task = { learner, features, folding, fold };
      const predicted = await learn(task, problem, own, context);
      const all = (answers[name] ??= []);
      for (const [row, place] of round.test.entries()) all[place] = predicted[row]!;
    }
  }
  context.onProgress("learners by folds", total, total);
  return answers;
}

interface Task {
  learner: LearnerChoice;
  features: FeatureChoice;
  folding: Folding;
  fold: number;
}

/** Answers for the covers of the fold: from the cache, else learnt. */
async function learn(
  task: Task,
  problem: Omit<Problem, "features">,
  features: Lazy<Features>,
  context: Context,
): Promise<number[]> {
  const step = {
    name: "foldedLearner",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify(task)),
  };
  const entry = await context.cached(step, async (draft) => {
    const { predicted } = await makeLearner(task.learner)({
      ...problem,
      features: await features(),
    });
    await draft.write("predicted", Uint8Array.from(predicted.slice(problem.labels.length)));
  });
  return [...(await entry.read("predicted"))];
}
