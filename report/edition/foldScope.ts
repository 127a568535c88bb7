import type { Corpus } from "../../data/corpus/corpus.ts";
import type { AnswerEvaluation } from "../../analyses/models/evaluateAnswers.ts";
import type { Results } from "../../analyses/index.ts";
import type { FoldedModel } from "../../analyses/validation/validate.ts";
import { foldedLearners, learnersByFolds, testCoversOf } from "./foldedLearners.ts";
import { comparePair, type FoldedPair } from "./foldedPairs.ts";
import { foldedModels, type FoldedRow } from "./foldedModels.ts";
import { toldBy } from "./toldGenres.ts";
import { whenRead } from "./whenRead.ts";

/**
 * Over all covers by folds, what prose may refer to: `byFolds.models.pixels.balanced.value`,
 * `byFolds.learners.svmCubic.told.folk.is`, `byFolds.pairs.mobileNetV2.svmCubic.p`.
 */
export interface FoldScope {
  models: Record<string, Facts>;
  /** classical learners and networks trained from scratch; none where they were not judged so */
  learners: ReturnType<typeof learnersByFolds>;
  pairs: Record<string, Record<string, FoldedPair>>;
  /** the single set of features that does best, and the best of all */
  best: Facts;
  bestMean: Facts;
}

/** Null where no features were judged by folds. */
export function foldScope(results: Results, corpus: Corpus): FoldScope | null {
  const rows = foldedModels(results);
  if (rows.length === 0) return null;
  const named = Object.fromEntries(rows.map((row) => [row.name, row]));
  const names = Object.keys(named);
  const judged: Record<string, FoldedModel> = Object.fromEntries([
    ...rows.map(({ name, head }) => [name, head] as const),
    ...foldedLearners(results).map(({ name, model }) => [name, model] as const),
  ]);
  const all = Object.keys(judged);
  const testCovers = testCoversOf(corpus);
  return {
    models: whenRead(names, (name) => facts(named[name]!)),
    learners: learnersByFolds(results, corpus),
    pairs: whenRead(all, (first) =>
      whenRead(all, (second) => comparePair(judged[first]!, judged[second]!, testCovers)),
    ),
    best: bestOf(rows.filter(({ kind }) => kind !== "mean")),
    bestMean: bestOf(rows),
  };
}

function bestOf(rows: readonly FoldedRow[]): Facts {
  const best = rows.reduce((a, b) =>
    b.head.folds.balancedAccuracy.value > a.head.folds.balancedAccuracy.value ? b : a,
  );
  return facts(best);
}

type Facts = ReturnType<typeof facts>;

/** What is told takes exact tests, so it is computed when it is read. */
function facts({ name, label, head }: FoldedRow) {
  const { confusion, balancedAccuracy, accuracy, byGenre } = head.folds;
  return {
    name,
    label,
    balanced: balancedAccuracy,
    accuracy,
    byGenre,
    told: toldBy(confusion, Object.keys(confusion)),
    get toldCount() {
      return countTold(head.folds);
    },
    top3: head.top3,
    test: head.test,
    get toldOnTestCount() {
      return countTold(head.test);
    },
    calibrated: head.calibrated,
    curve: head.curve,
  };
}

function countTold({ confusion }: Pick<AnswerEvaluation, "confusion">): number {
  const told = Object.values(toldBy(confusion, Object.keys(confusion)));
  return told.filter(({ is }) => is).length;
}
