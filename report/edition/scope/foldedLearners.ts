import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { Evaluation } from "../../../analyses/stats/evaluation.ts";
import type { FoldedModel } from "../../../analyses/validation/validate.ts";
import { networkLabel } from "../../language/labels.ts";
import { featureLabels, inLearnerOrder } from "../classicalLearners.ts";
import { countCovers, type Edition } from "../edition.ts";
import { overGuess } from "./overGuess.ts";
import { featureLabelIn, learnerLabelIn } from "../statedLabels.ts";
import { toldBy } from "./toldGenres.ts";
import { whenRead } from "../whenRead.ts";

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
export function foldedLearners(edition: Pick<Edition, "results" | "provenance">): FoldedLearner[] {
  const { baselines, fullTraining, learnerFolds, networkFolds } = edition.results;
  const learners = Object.keys(featureLabels).flatMap((features) =>
    inLearnerOrder(learnerFolds?.models ?? {}).flatMap(([name, { [features]: model }]) => {
      if (!model) return [];
      return {
        name: `${name}${features.charAt(0).toUpperCase()}${features.slice(1)}`,
        label: learnerLabelIn(edition, "learnerFolds", name),
        features: featureLabelIn(edition, "learnerFolds", features),
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

/** What is known of an edition by folds: results, covers, and what was computed with which parameters. */
export type Judged = Pick<Edition, "results" | "corpus" | "provenance">;

type Facts = ReturnType<typeof facts>;

/** What prose may say of each, by name. */
export function learnersByFolds(edition: Judged): Record<string, Facts> {
  const learners = Object.fromEntries(foldedLearners(edition).map((it) => [it.name, it]));
  const names = Object.keys(learners);
  const testCovers = testCoversOf(edition.corpus);
  return whenRead(names, (name) => facts(learners[name]!, names.length, testCovers));
}

/** What is told takes exact tests, so it is computed when it is read. */
function facts(learner: FoldedLearner, tests: number, testCovers: Record<string, number>) {
  const { name, label, features, model, test } = learner;
  const { balancedAccuracy, accuracy, byGenre, confusion } = model.folds;
  const told = toldBy(confusion, Object.keys(confusion));
  const over = overGuess(model, tests, testCovers);
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
    overGuess: over,
    beatsGuessing: over.beats,
  };
}

/** Number of test covers of each genre. */
export function testCoversOf(corpus: Corpus): Record<string, number> {
  return Object.fromEntries(corpus.genres.map((genre) => [genre, countCovers(corpus, genre).test]));
}
