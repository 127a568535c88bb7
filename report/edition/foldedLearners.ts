import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Results } from "../../analyses/index.ts";
import type { Evaluation } from "../../analyses/stats/evaluation.ts";
import type { FoldedModel } from "../../analyses/validation/validate.ts";
import { learnerLabel, networkLabel } from "../language/labels.ts";
import { featureLabels, inLearnerOrder } from "./classicalLearners.ts";
import { countCovers } from "./edition.ts";
import { comparePair } from "./foldedPairs.ts";
import { toldBy } from "./toldGenres.ts";
import { whenRead } from "./whenRead.ts";

/** A learner of the write-up or a network of the poster that was judged on every cover by folds. */
export interface FoldedLearner {
  /** as `pairs` and `told` call it: `svmCubic`, `custom` */
  name: string;
  label: string;
  /** in words; null of a network */
  features: string | null;
  model: FoldedModel;
  /** by the poster's protocol: the same on the test covers, of a network from its first seed */
  test: Pick<Evaluation, "accuracy" | "confusion"> | null;
}

/** All of an edition: on pixels, then on other features, then networks. */
export function foldedLearners(results: Results): FoldedLearner[] {
  const { baselines, fullTraining, learnerFolds, networkFolds } = results;
  const learners = Object.keys(featureLabels).flatMap((features) =>
    inLearnerOrder(learnerFolds?.models ?? {}).flatMap(([name, { [features]: model }]) => {
      if (!model) return [];
      return {
        name: `${name}${features.charAt(0).toUpperCase()}${features.slice(1)}`,
        label: learnerLabel(name),
        features: featureLabels[features]!,
        model,
        test: baselines?.models[name]?.[features]?.test ?? null,
      };
    }),
  );
  const networks = Object.entries(networkFolds?.models ?? {}).map(([name, model]) => ({
    name,
    label: networkLabel(name),
    features: null,
    model,
    test: fullTraining?.models[name]?.runs[0]?.test ?? null,
  }));
  return [...learners, ...networks];
}

type Facts = ReturnType<typeof facts>;

/** What prose may say of each, by name. */
export function learnersByFolds(results: Results, corpus: Corpus): Record<string, Facts> {
  const learners = Object.fromEntries(foldedLearners(results).map((it) => [it.name, it]));
  const names = Object.keys(learners);
  const testCovers = testCoversOf(corpus);
  return whenRead(names, (name) => facts(learners[name]!, names.length, testCovers));
}

/** What is told takes exact tests, so it is computed when it is read. */
function facts(learner: FoldedLearner, tests: number, testCovers: Record<string, number>) {
  const { name, label, features, model, test } = learner;
  const { balancedAccuracy, accuracy, byGenre, confusion } = model.folds;
  const told = toldBy(confusion, Object.keys(confusion));
  const overGuess = comparePair(model, alwaysFirst(model), testCovers);
  return {
    name,
    label,
    features,
    balanced: balancedAccuracy,
    accuracy,
    byGenre,
    test,
    told,
    get toldCount() {
      return Object.values(told).filter(({ is }) => is).length;
    },
    overGuess,
    /** at 5% divided by the number of all that are judged so */
    beatsGuessing: overGuess.difference > 0 && overGuess.p * tests < 0.05,
  };
}

/** What always names one genre is right for as much of the genres as guessing is. */
function alwaysFirst({ answers }: FoldedModel): Pick<FoldedModel, "answers"> {
  const names = Object.entries(answers).map(
    ([genre, line]) => [genre, line.replaceAll(/\w/g, "0")] as const,
  );
  return { answers: Object.fromEntries(names) };
}

/** Number of test covers of each genre. */
export function testCoversOf(corpus: Corpus): Record<string, number> {
  return Object.fromEntries(corpus.genres.map((genre) => [genre, countCovers(corpus, genre).test]));
}
