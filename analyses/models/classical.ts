import type { FeatureChoice } from "./coverFeatures.ts";
import type { LearnerChoice } from "./learners.ts";

const cubic = { method: "cubic", seed: "" } as const;
const cubic32 = { ...cubic, size: 32 };

/** What classical learners are told of covers, by name. Histograms are of the same 32 x 32 pixels as elsewhere. */
export const classicalFeatures = {
  cubic: { kind: "pixels", pixels: cubic32 },
  random: { kind: "pixels", pixels: { method: "random", size: 32, seed: "randomPixels" } },
  cubic70: { kind: "pixels", pixels: { ...cubic, size: 70 } },
  cubic100: { kind: "pixels", pixels: { ...cubic, size: 100 } },
  histogram: { kind: "histogram", pixels: cubic32, bins: 8 },
  gradients: { kind: "gradients", pixels: { ...cubic, size: 64 } },
} satisfies Record<string, FeatureChoice>;

/** The write-up's ten learners with scikit-learn's defaults of its time (0.19). */
export const classicalLearners = {
  ridge: { kind: "ridge", alpha: 1 },
  lasso: { kind: "lasso", alpha: 1, sweeps: 1000, tolerance: 1e-4 },
  svm: { kind: "svm", cost: 1, gamma: "auto" },
  adaBoost: { kind: "adaBoost", trees: 50 },
  nearestNeighbours: { kind: "nearestNeighbours", neighbours: 5 },
  randomForest: { kind: "randomForest", trees: 10, depth: 2, seed: "randomForest" },
  decisionTree: { kind: "decisionTree", depth: 2 },
  linearDiscriminant: { kind: "linearDiscriminant" },
  quadraticDiscriminant: { kind: "quadraticDiscriminant" },
  naiveBayes: { kind: "naiveBayes" },
} satisfies Record<string, LearnerChoice>;
