import type { Analysis } from "./contract/analysis.ts";
import { classicalFeatures, classicalLearners } from "./models/classical.ts";
import type { CoverLearner } from "./models/coverLearner.ts";
import type { Folding } from "./validation/foldedLearners.ts";
import { folding } from "./validation/foldParams.ts";
import type { FoldedModel } from "./validation/validate.ts";

export interface BaselineFoldsParams extends Folding {
  learners: Record<string, CoverLearner>;
}

/** By learner. */
export interface BaselineFolds {
  folds: number;
  learners: Record<string, FoldedModel>;
}

/** The write-up's classical learners on pixels, with the parameters of `baselines`, judged by the folds of `crossValidation`. */
export const baselineFolds: Analysis<BaselineFoldsParams, BaselineFolds> = {
  name: "baselineFolds",
  module: import.meta.url,
  params: {
    ...folding,
    learners: Object.fromEntries(
      Object.entries({
        ...classicalLearners,
        svmScaled: { ...classicalLearners.svm, gamma: "scale" as const },
      }).map(([name, learner]) => [name, { learner, features: classicalFeatures.cubic }]),
    ),
  },
  run: async (corpus, { learners, ...folding }, context) => {
    const { foldedLearners } = await import("./validation/foldedLearners.ts");
    const { describeAnswers } = await import("./validation/validate.ts");
    const answers = await foldedLearners(corpus, learners, folding, context);
    const models = Object.entries(answers).map(
      ([name, predicted]) => [name, describeAnswers(corpus, predicted)] as const,
    );
    return { result: { folds: folding.folds, learners: Object.fromEntries(models) }, images: {} };
  },
};
