import { learnerLabels } from "../language/labels.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, isPosterEdition } from "./edition.ts";

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
