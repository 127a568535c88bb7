import type { Results } from "../../../analyses/index.ts";
import type { Evaluation } from "../../../analyses/stats/evaluation.ts";
import type { Edition } from "../edition.ts";

/** What every model has: its answers to the test covers, and how good they are. */
export interface Model {
  /** by cover; the likeliest genre comes first */
  predictions: Readonly<Record<string, string>>;
  test: Pick<Evaluation, "confusion">;
}

/**
 * Every model of an edition by its analysis, then by its name; a classical learner goes by its name and its features,
 * `svmCubic`, a network trained from scratch by its name and the number of its run, `custom2`.
 */
export function modelsByAnalysis({ results }: Edition): Record<string, Record<string, Model>> {
  return modelsOfResults(results);
}

/** The same of results that are no edition yet. */
export function modelsOfResults(results: Results): Record<string, Record<string, Model>> {
  const { baselines, fullTraining, transferLearning, imageNetTransfer, liteTransfer } = results;
  const learners = Object.entries(baselines?.models ?? {}).flatMap(([learner, byFeatures]) =>
    Object.entries(byFeatures).map(([features, model]) => [
      `${learner}${features.charAt(0).toUpperCase()}${features.slice(1)}`,
      model,
    ]),
  );
  // results of other code, which a diff reads, may lack runs
  const runs = Object.entries(fullTraining?.models ?? {}).flatMap(([network, { runs = [] }]) =>
    runs.map((run, index) => [`${network}${index + 1}`, run]),
  );
  return {
    baselines: Object.fromEntries(learners),
    fullTraining: Object.fromEntries(runs),
    transferLearning: transferLearning?.models ?? {},
    imageNetTransfer: imageNetTransfer?.models ?? {},
    liteTransfer: liteTransfer?.models ?? {},
  };
}
