import type { Analysis } from "./contract/analysis.ts";
import { alexNetSeeds } from "./alexNetSeeds.ts";
import { averagedImages } from "./averagedImages.ts";
import { baselines } from "./baselines.ts";
import { controls } from "./controls.ts";
import { crossValidation } from "./crossValidation.ts";
import { customEnsemble } from "./customEnsemble.ts";
import { fullTraining } from "./fullTraining.ts";
import type { AnalysisName } from "./names.ts";
import { histogramSimilarity } from "./histogramSimilarity.ts";
import { imageNetTransfer } from "./imageNetTransfer.ts";
import { learnerFolds } from "./learnerFolds.ts";
import { liteCrossValidation } from "./liteCrossValidation.ts";
import { liteFineTuning } from "./liteFineTuning.ts";
import { liteHead } from "./liteHead.ts";
import { liteTransfer } from "./liteTransfer.ts";
import { networkFolds } from "./networkFolds.ts";
import { occlusion } from "./occlusion.ts";
import { rankBootstrap } from "./rankBootstrap.ts";
import { secondEngine } from "./secondEngine.ts";
import { transferLearning } from "./transferLearning.ts";

/** The findings of the paper, in its order. A new one is a file beside these, a line here and its name in names.ts. */
export const analyses = {
  histogramSimilarity,
  rankBootstrap,
  averagedImages,
  baselines,
  fullTraining,
  alexNetSeeds,
  customEnsemble,
  transferLearning,
  imageNetTransfer,
  liteTransfer,
  crossValidation,
  liteCrossValidation,
  learnerFolds,
  networkFolds,
  liteHead,
  liteFineTuning,
  occlusion,
  secondEngine,
  controls,
} satisfies Record<AnalysisName, unknown>;

/** The result type of an analysis. */
type ResultOf<A> = A extends Analysis<infer _Params, infer Result> ? Result : never;

/** Results by analysis; what is not computed is missing. */
export type Results = { [Name in AnalysisName]?: ResultOf<(typeof analyses)[Name]> };
