/** The findings of the paper, in its order: a module without their code, for what only names them. */
export const analysisNames = [
  "histogramSimilarity",
  "rankBootstrap",
  "averagedImages",
  "baselines",
  "fullTraining",
  "alexNetSeeds",
  "customEnsemble",
  "transferLearning",
  "imageNetTransfer",
  "liteTransfer",
  "crossValidation",
  "liteCrossValidation",
  "learnerFolds",
  "networkFolds",
  "liteHead",
  "liteFineTuning",
  "occlusion",
  "secondEngine",
  "controls",
] as const;

export type AnalysisName = (typeof analysisNames)[number];

export function isAnalysisName(name: string): name is AnalysisName {
  return analysisNames.some((known) => known === name);
}
