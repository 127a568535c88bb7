import { mcNemar } from "../analyses/stats/classification.ts";
import type { Edition } from "./edition.ts";

/** How two models compare on the same test covers: how many only one of them recognised, and McNemar's exact test. */
export interface Pair {
  onlyFirst: number;
  onlySecond: number;
  p: number;
}

/** A model as far as a pair needs it: its likeliest genre comes first in what it says of a cover. */
interface Model {
  predictions: Readonly<Record<string, string>>;
}

/**
 * Every two models of an edition whose predictions are stored, by their names: `pairs.mobileNetV2.custom1.p`. A
 * classical learner goes by its name and its features: `svmCubic`.
 */
export function pairedTests(edition: Edition): Record<string, Record<string, Pair>> {
  const right = rightAnswers(edition);
  const names = Object.keys(right);
  return whenRead(names, (first) =>
    whenRead(names, (second) => mcNemar(right[first]!, right[second]!)),
  );
}

/** Values by name, each computed when it is first read: prose asks for a few of two thousand pairs. */
function whenRead<T>(names: readonly string[], compute: (name: string) => T): Record<string, T> {
  const values: Record<string, T> = {};
  for (const name of names) {
    const get = (): T => {
      const value = compute(name);
      Object.defineProperty(values, name, { value });
      return value;
    };
    Object.defineProperty(values, name, { enumerable: true, configurable: true, get });
  }
  return values;
}

/** By model, whether it recognised each test cover of the corpus. Models judged on other covers are left out. */
function rightAnswers(edition: Edition): Record<string, boolean[]> {
  const covers = edition.corpus.covers.filter(({ split }) => split === "test");
  // results of other code, which a diff reads, may lack predictions
  const models = modelsOf(edition);
  const judged = Object.keys(models).filter((name) => {
    const { predictions = {} } = models[name]!;
    return covers.every(({ id }) => Object.hasOwn(predictions, id));
  });
  return whenRead(judged, (name) =>
    covers.map(({ id, genre }) => likeliest(models[name]!.predictions[id]!) === genre),
  );
}

function modelsOf({ results }: Edition): Record<string, Model> {
  const { baselines, fullTraining, transferLearning, imageNetTransfer } = results;
  const learners = Object.entries(baselines?.models ?? {}).flatMap(([learner, byFeatures]) =>
    Object.entries(byFeatures).map(([features, model]) => [
      `${learner}${features.charAt(0).toUpperCase()}${features.slice(1)}`,
      model,
    ]),
  );
  return {
    ...Object.fromEntries(learners),
    ...fullTraining?.models,
    ...transferLearning?.models,
    ...imageNetTransfer?.models,
  };
}

/** Of `metal 0.43, rock 0.21, jazz 0.11`, or of a genre alone. */
function likeliest(prediction: string): string {
  return prediction.split(", ")[0]!.replace(/ [01]\.\d\d$/, "");
}
