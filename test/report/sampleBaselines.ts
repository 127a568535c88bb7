import type { BaselineResult, Baselines } from "../../analyses/baselines.ts";
import type { ControlRow, Controls } from "../../analyses/controls.ts";
import { evaluateAnswers } from "../../analyses/models/evaluateAnswers.ts";
import { share } from "../../analyses/stats/evaluation.ts";

/** An invented learner that is right for every `step`-th of 60 covers, else one genre off. */
function sampleModel(genres: readonly string[], step: number): BaselineResult {
  const labels = Array.from({ length: 60 }, (_, i) => i % genres.length);
  const predicted = labels.map((label, i) =>
    i % step === 0 ? label : (label + 1) % genres.length,
  );
  const ids = labels.map((label, i) => `${genres[label]}/b${i}.jpg`);
  const test = evaluateAnswers({ ids, labels, predicted }, genres);
  const predictions = ids.map((id, i) => [id, genres[predicted[i]!]!] as const);
  return {
    train: share(30, 60),
    test,
    facts: {},
    predictions: Object.fromEntries(predictions),
  };
}

export function sampleBaselines(genres: readonly string[]): Baselines {
  const contest = { onlyIt: 3, onlyPixels: 9, p: 0.146 };
  return {
    models: {
      svm: {
        cubic: sampleModel(genres, 3),
        random: sampleModel(genres, 4),
        histogram: sampleModel(genres, 5),
      },
      ridge: {
        cubic: sampleModel(genres, 6),
        random: sampleModel(genres, 5),
        gradients: sampleModel(genres, 2),
      },
      ridgeWeak: { cubic: sampleModel(genres, 6), cubic70: sampleModel(genres, 10) },
    },
    againstPixels: {
      svm: { random: contest, histogram: contest },
      ridge: { random: contest, gradients: { ...contest, p: 0.0004 } },
      ridgeWeak: { cubic70: contest },
    },
  };
}

/** Ridge fails the negative control, the tree the positive one. */
export function sampleControls(): Controls {
  const row = (right: number, low: number, high: number, passes: boolean): ControlRow => ({
    accuracy: share(right, 200),
    bound: { low, high },
    passes,
  });
  return {
    negative: {
      chance: 0.1,
      interval: { low: 0.0579, high: 0.1672 },
      dealtAgain: ["custom"],
      deals: 10,
      rows: { ridge: row(50, 0.0579, 0.1672, false), custom: row(20, 0.0579, 0.1672, true) },
      failed: ["ridge"],
    },
    positive: {
      chance: 0.1,
      ceiling: 0.6,
      shareOfCeiling: 0.5,
      rows: {
        decisionTree: row(20, 0.1, 1, false),
        svmGradients: row(110, 0.3, 1, true),
        adaBoost: row(60, 0.3, 1, true),
        lasso: { accuracy: share(20, 200), bound: null, passes: null },
      },
      failed: ["decisionTree"],
    },
  };
}
