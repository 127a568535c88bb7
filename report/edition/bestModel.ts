import { binomialInterval } from "../../analyses/stats/binomialInterval.ts";
import type { Evaluation, Share } from "../../analyses/stats/evaluation.ts";
import { guessesAt, guessingLevel } from "../../analyses/stats/guessing.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import { learnerLabel, networkLabel, runLabel } from "../language/labels.ts";
import { featureLabels } from "./classicalLearners.ts";
import type { Edition } from "./edition.ts";
import { toldBy } from "./toldGenres.ts";
import { transferNetworks } from "./transferNetworks.ts";

/** The model with the most right answers to the test covers, of all that an edition has. */
export interface BestModel {
  label: string;
  accuracy: Share;
  /** of how many it is the best; the first of equals */
  models: number;
  /** it is right more often than the best guess, at 5% divided by the number of models */
  beatsGuessing: boolean;
  /** the genres that it tells from the others, in words, and the rest */
  told: string[];
  untold: string[];
  toldCount: number;
}

interface Judged {
  label: string;
  test: Pick<Evaluation, "accuracy" | "confusion">;
}

/** Undefined where there is no model. */
export function bestModel(edition: Edition, poster: Poster): BestModel | undefined {
  const models = judgedModels(edition, poster);
  const [first, ...others] = models;
  if (!first) return undefined;
  const { label, test } = others.reduce(
    (best, model) => (model.test.accuracy.value > best.test.accuracy.value ? model : best),
    first,
  );
  const { corpus } = edition;
  const told = toldBy(test.confusion, corpus.genres);
  const named = (is: boolean): string[] =>
    corpus.genres
      .filter((genre) => told[genre]!.is === is)
      .map((genre) => genreLabel(poster, genre));
  const { accuracy } = test;
  const beatsGuessing = isBeyondGuessing(accuracy, corpus, models.length);
  return {
    ...{ label, accuracy, models: models.length, beatsGuessing },
    ...{ told: named(true), untold: named(false), toldCount: named(true).length },
  };
}

function isBeyondGuessing({ value, n }: Share, corpus: Corpus, models: number): boolean {
  const guessed = guessingLevel(guessesAt(corpus));
  const [, most] = binomialInterval(n, guessed, 1 - 0.1 / models); // 5% on the upper side alone
  return Math.round(value * n) > most;
}

function judgedModels(edition: Edition, poster: Poster): Judged[] {
  const { baselines, fullTraining } = edition.results;
  const learners = Object.entries(baselines?.models ?? {}).flatMap(([learner, byFeatures]) =>
    Object.entries(byFeatures).map(([features, { test }]) => ({
      label: `${learnerLabel(learner)} on ${featureLabels[features] ?? features}`,
      test,
    })),
  );
  const trained = Object.entries(fullTraining?.models ?? {}).flatMap(([name, { runs }]) =>
    runs.map(({ test }, i) => ({ label: runLabel(networkLabel(name), i, runs.length), test })),
  );
  const frozen = transferNetworks(edition, poster).flatMap(({ label, weights, heads }) => {
    if (!heads) return [];
    const network = `${label} (${weights})`;
    return [
      { label: `${network}, poster’s recipe`, test: heads.recipe.test },
      { label: `${network}, logistic regression`, test: heads.logistic.test },
    ];
  });
  return [...learners, ...trained, ...frozen];
}
