import { adaBoost } from "./adaBoost.ts";
import { decisionTree } from "./decisionTree.ts";
import { lasso, type LassoParams } from "./lasso.ts";
import { linearDiscriminant } from "./linearDiscriminant.ts";
import { naiveBayes } from "./naiveBayes.ts";
import { nearestNeighbours } from "./nearestNeighbours.ts";
import type { Learner } from "./problem.ts";
import { quadraticDiscriminant } from "./quadraticDiscriminant.ts";
import { randomForest, type RandomForestParams } from "./randomForest.ts";
import { ridge } from "./ridge.ts";
import { svm, type SvmParams } from "./svm.ts";

/** A learner with its parameters, as plain data. */
export type LearnerChoice =
  | { kind: "ridge"; alpha: number }
  | ({ kind: "lasso" } & LassoParams)
  | ({ kind: "svm" } & SvmParams)
  | { kind: "adaBoost"; trees: number }
  | { kind: "nearestNeighbours"; neighbours: number }
  | ({ kind: "randomForest" } & RandomForestParams)
  | { kind: "decisionTree"; depth: number }
  | { kind: "linearDiscriminant" }
  | { kind: "quadraticDiscriminant" }
  | { kind: "naiveBayes" };

export function makeLearner(choice: LearnerChoice): Learner {
  switch (choice.kind) {
    case "ridge":
      return ridge(choice);
    case "lasso":
      return lasso(choice);
    case "svm":
      return svm(choice);
    case "adaBoost":
      return adaBoost(choice);
    case "nearestNeighbours":
      return nearestNeighbours(choice);
    case "randomForest":
      return randomForest(choice);
    case "decisionTree":
      return decisionTree(choice);
    case "linearDiscriminant":
      return linearDiscriminant();
    case "quadraticDiscriminant":
      return quadraticDiscriminant();
    case "naiveBayes":
      return naiveBayes();
  }
}
