import { baselines, type BaselinesParams } from "./baselines.ts";
import type { Corpus } from "../data/corpus/corpus.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { folding } from "./validation/foldParams.ts";
import type { Folding } from "./validation/foldedLearners.ts";
import type { FoldedModel } from "./validation/validate.ts";

type LearnerFoldsParams = BaselinesParams & Folding;

/** Classical learners judged on every cover by what was learnt from the other folds. */
export interface LearnerFolds {
  folds: number;
  /** by learner, then by features */
  models: Record<string, Record<string, FoldedModel>>;
}

const { learners } = baselines.params;
const { cubic, histogram, gradients } = baselines.params.features;
const features: BaselinesParams["features"] = {
  cubic: cubic!,
  histogram: histogram!,
  gradients: gradients!,
};

/**
 * The learners of `baselines`, with its parameters, by the folds that judge all others: nothing is tuned, and every cover
 * counts alike. Left out are random and larger pixels.
 */
export const learnerFolds: Analysis<LearnerFoldsParams, LearnerFolds> = {
  name: "learnerFolds",
  module: import.meta.url,
  params: {
    ...folding,
    features,
    learners: Object.fromEntries(
      Object.entries(learners).map(([name, { learner, features: kinds }]) => [
        name,
        { learner, features: kinds.filter((kind) => features[kind]) },
      ]),
    ),
  },
  run,
};

async function run(
  corpus: Corpus,
  { features, learners, ...folding }: LearnerFoldsParams,
  context: Context,
): Promise<Outcome<LearnerFolds>> {
  const { foldedLearners } = await import("./validation/foldedLearners.ts");
  const { describeAnswers } = await import("./validation/validate.ts");
  const models: LearnerFolds["models"] = Object.fromEntries(
    Object.keys(learners).map((name) => [name, {}]),
  );
  for (const [kind, choice] of Object.entries(features)) {
    const told = Object.entries(learners).filter(([, { features }]) => features.includes(kind));
    const choices = Object.fromEntries(told.map(([name, { learner }]) => [name, learner]));
    const answers = await foldedLearners(
      corpus,
      { features: choice, learners: choices, folding },
      context,
    );
    for (const [name, predicted] of Object.entries(answers))
      models[name]![kind] = describeAnswers(corpus, predicted);
  }
  return { result: { folds: folding.folds, models }, images: {} };
}
