import type { Evaluation, Share } from "../../../analyses/stats/evaluation.ts";
import { guessesAt, guessingLevel } from "../../../analyses/stats/guessing.ts";
import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import { labelsInWords } from "../../language/formats.ts";
import { networkLabel, runLabel } from "../../language/labels.ts";
import type { Edition } from "../edition.ts";
import { featureLabelIn, learnerLabelIn } from "../statedLabels.ts";
import { toldBy } from "./toldGenres.ts";
import { transferNetworks } from "../transferNetworks.ts";

/** The model with the most right answers to the test covers, of all that an edition has. */
export interface BestModel {
  label: string;
  accuracy: Share;
  /** of how many it is the best; the first of equals */
  models: number;
  /** all that are right as often, itself the first, and how many they are */
  labels: string;
  tied: number;
  /** it is right more often than the best guess, at 5% divided by the number of models */
  beatsGuessing: boolean;
  /** probability that the best guess is right as often, times the number of models; 1 at most */
  p: number;
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
  const equals = models.filter((model) => model.test.accuracy.value === accuracy.value);
  const labels = equals.map((model) => model.label);
  const p = Math.min(1, models.length * chanceOf(accuracy, guessingLevel(guessesAt(corpus))));
  return {
    label,
    accuracy,
    models: models.length,
    beatsGuessing: p <= 0.05,
    p,
    labels: labelsInWords(labels),
    tied: labels.length,
    told: named(true),
    untold: named(false),
    toldCount: named(true).length,
  };
}

/** That of as many right answers or more among guesses of which each is right with probability `level`. */
function chanceOf({ value, n }: Share, level: number): number {
  const right = Math.round(value * n);
  let [logChance, chance] = [n * Math.log(level), 0]; // of all right
  for (let count = n; count >= right; count--) {
    chance += Math.exp(logChance);
    logChance += Math.log((count * (1 - level)) / ((n - count + 1) * level));
  }
  return chance;
}

function judgedModels(edition: Edition, poster: Poster): Judged[] {
  const { baselines, fullTraining } = edition.results;
  const learners = Object.entries(baselines?.models ?? {}).flatMap(([learner, byFeatures]) =>
    Object.entries(byFeatures).map(([features, { test }]) => ({
      label: `${learnerLabelIn(edition, "baselines", learner)} on ${featureLabelIn(edition, "baselines", features)}`,
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
