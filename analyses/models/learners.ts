import { adaBoost } from "./learners/adaBoost.ts";
import { decisionTree } from "./learners/decisionTree.ts";
import { lasso, type LassoParams } from "./learners/lasso.ts";
import { linearDiscriminant } from "./learners/linearDiscriminant.ts";
import { naiveBayes } from "./learners/naiveBayes.ts";
import { nearestNeighbours } from "./learners/nearestNeighbours.ts";
import type { Learner } from "./learners/problem.ts";
import { quadraticDiscriminant } from "./learners/quadraticDiscriminant.ts";
import { randomForest, type RandomForestParams } from "./learners/randomForest.ts";
import { ridge } from "./learners/ridge.ts";
import { svm, type SvmParams } from "./learners/svm.ts";

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
