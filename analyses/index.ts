import type { Analysis } from "./analysis.ts";
import { averagedImages } from "./averagedImages.ts";
import { baselines } from "./baselines.ts";
import { controls } from "./controls.ts";
import { fullTraining } from "./fullTraining.ts";
import { histogramSimilarity } from "./histogramSimilarity.ts";
import { imageNetTransfer } from "./imageNetTransfer.ts";
import { transferLearning } from "./transferLearning.ts";

/** The findings of the paper, in its order. A new one is a file beside these and a line here. */
export const analyses = {
  histogramSimilarity,
  averagedImages,
  baselines,
  fullTraining,
  transferLearning,
  imageNetTransfer,
  controls,
};

export type AnalysisName = keyof typeof analyses;

/** In the paper's order. */
export const analysisNames = Object.keys(analyses).filter(isAnalysisName);

export function isAnalysisName(name: string): name is AnalysisName {
  return Object.hasOwn(analyses, name);
}

/** The result type of an analysis. */
type ResultOf<A> = A extends Analysis<infer _Params, infer Result> ? Result : never;

/** Results by analysis; what is not computed is missing. */
export type Results = { [Name in AnalysisName]?: ResultOf<(typeof analyses)[Name]> };
