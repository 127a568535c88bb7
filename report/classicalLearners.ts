import type { Poster } from "../data/poster.ts";
import { type Edition, isPosterEdition } from "./edition.ts";

/** Names in words, in the order they are shown. */
const learnerLabels: Readonly<Record<string, string>> = {
  ridge: "ridge",
  ridgeWeak: "ridge, penalty 0.0001",
  lasso: "LASSO",
  lassoWeak: "LASSO, penalty 0.001",
  svm: "SVM",
  svmScaled: "SVM, scaled",
  svmHistogram: "SVM, scaled, colour histogram",
  svmGradients: "SVM, scaled, gradients",
  adaBoost: "AdaBoost",
  nearestNeighbours: "5 nearest neighbours",
  randomForest: "random forest",
  decisionTree: "decision tree",
  linearDiscriminant: "linear discriminant",
  quadraticDiscriminant: "quadratic discriminant",
  naiveBayes: "naive Bayes",
  custom: "custom network",
  alexNet: "AlexNet",
  ...frozen("mobileNetV2", "frozen MobileNetV2"),
  ...frozen("mobileNetV2Random", "untrained MobileNetV2"),
  ...frozen("alexNetRandom", "untrained AlexNet"),
  ...frozen("resNet18Random", "untrained ResNet18"),
  ...frozen("resNet34Random", "untrained ResNet34"),
  ...frozen("resNet152Random", "untrained ResNet152"),
};

/** Both last layers of a frozen network. */
function frozen(name: string, label: string): Record<string, string> {
  return { [name]: label, [`${name}Logistic`]: `${label}, logistic` };
}

export const featureLabels: Readonly<Record<string, string>> = {
  cubic: "32 × 32 pixels",
  random: "32 × 32 random pixels",
  cubic70: "70 × 70 pixels",
  cubic100: "100 × 100 pixels",
  histogram: "colour histogram",
  gradients: "gradients",
};

/** The entries of a record by learner, in the order of `learnerLabels`. */
export function inLearnerOrder<T>(byLearner: Readonly<Record<string, T>>): [string, T][] {
  const known = Object.keys(learnerLabels).filter((name) => Object.hasOwn(byLearner, name));
  const others = Object.keys(byLearner).filter((name) => !known.includes(name));
  return [...known, ...others].map((name) => [name, byLearner[name]!]);
}

export function learnerLabel(name: string): string {
  return learnerLabels[name] ?? name;
}

export interface PublishedLearner {
  training: number;
  test: number;
}

/** The write-up's accuracies of a learner on these features, in percent, where the covers are the poster's. */
export function publishedLearner(
  edition: Edition,
  poster: Poster,
  learner: string,
  features: string,
): PublishedLearner | undefined {
  if (!isPosterEdition(edition)) return undefined;
  const method = poster.baselines.methods.find(({ name }) => name === learner);
  if (features === "cubic" && method) return method.resize;
  if (features === "random" && method) return method.random;
  const size = { cubic: 32, cubic70: 70, cubic100: 100 }[features];
  if (learner !== "ridgeWeak") return undefined;
  return poster.baselineSizes.runs.find(({ name, pixels }) => name === "ridge" && pixels === size);
}
