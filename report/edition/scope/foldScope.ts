import { genreLabel, inPosterOrder, type Poster } from "../../../data/poster/poster.ts";
import type { AnswerEvaluation } from "../../../analyses/models/evaluateAnswers.ts";
import type { FoldedModel } from "../../../analyses/validation/validate.ts";
import { foldedLearners, type Judged, learnersByFolds, testCoversOf } from "./foldedLearners.ts";
import { comparePair, type FoldedPair } from "./foldedPairs.ts";
import { foldedModels, type FoldedRow } from "./foldedModels.ts";
import { labelsInWords } from "../../language/formats.ts";
import { overGuess } from "./overGuess.ts";
import { toldBy } from "./toldGenres.ts";
import { untoldPairs } from "./untoldPairs.ts";
import { whenRead } from "../whenRead.ts";

/**
 * Over all covers by folds, what prose may refer to: `byFolds.models.pixels.balanced.value`,
 * `byFolds.learners.svmCubic.told.folk.is`, `byFolds.pairs.mobileNetV2.svmCubic.p`.
 */
export interface FoldScope {
  /** how many sets of features there are, means included */
  count: number;
  models: Record<string, Facts>;
  /** classical learners and networks trained from scratch; none where they were not judged so */
  learners: ReturnType<typeof learnersByFolds>;
  pairs: Record<string, Record<string, FoldedPair>>;
  /** the single set of features that does best, and the best of all; of equals the first, with the labels of all */
  best: Facts & Ties;
  bestMean: Facts & Ties;
}

interface Ties {
  labels: string;
  tied: number;
}

/** Null where no features were judged by folds. */
export function foldScope(edition: Judged, poster: Poster): FoldScope | null {
  const rows = foldedModels(edition);
  if (rows.length === 0) return null;
  const named = Object.fromEntries(rows.map((row) => [row.name, row]));
  const names = Object.keys(named);
  const judged: Record<string, FoldedModel> = Object.fromEntries([
    ...rows.map(({ name, head }) => [name, head] as const),
    ...foldedLearners(edition).map(({ name, model }) => [name, model] as const),
  ]);
  const all = Object.keys(judged);
  const testCovers = testCoversOf(edition.corpus);
  const genres = inPosterOrder(poster, edition.corpus.genres);
  const labels = genres.map((genre) => [genre, genreLabel(poster, genre)] as const);
  const factsOf = (row: FoldedRow) => facts(row, { labels, tests: rows.length, testCovers });
  const bestOf = (some: readonly FoldedRow[]): Facts & Ties => {
    const equals = bestAmong(some).map(({ label }) => label);
    return Object.assign(factsOf(bestAmong(some)[0]!), {
      labels: labelsInWords(equals),
      tied: equals.length,
    });
  };
  return {
    count: rows.length,
    models: whenRead(names, (name) => factsOf(named[name]!)),
    learners: learnersByFolds(edition),
    pairs: whenRead(all, (first) =>
      whenRead(all, (second) => comparePair(judged[first]!, judged[second]!, testCovers)),
    ),
    best: bestOf(rows.filter(({ kind }) => kind !== "mean")),
    bestMean: bestOf(rows),
  };
}

/** The best, with all that are as good. */
function bestAmong(rows: readonly FoldedRow[]): FoldedRow[] {
  const balancedOf = ({ head }: FoldedRow): number => head.folds.balancedAccuracy.value;
  const most = Math.max(...rows.map(balancedOf));
  return rows.filter((row) => balancedOf(row) === most);
}

/** What a set of features is judged among: genres with their names in words, other sets, test covers. */
interface Among {
  labels: readonly (readonly [genre: string, label: string])[];
  tests: number;
  testCovers: Record<string, number>;
}

type Facts = ReturnType<typeof facts>;

/** What is told takes exact tests, so it is computed when it is read. */
function facts({ name, label, head }: FoldedRow, { labels, tests, testCovers }: Among) {
  const { confusion, balancedAccuracy, accuracy, byGenre } = head.folds;
  const told = toldBy(confusion, Object.keys(confusion));
  return {
    name,
    label,
    balanced: balancedAccuracy,
    accuracy,
    byGenre,
    get overGuess() {
      return overGuess(head, tests, testCovers);
    },
    told,
    get toldLabels() {
      return labels.filter(([genre]) => told[genre]?.is).map(([, label]) => label);
    },
    get toldCount() {
      return countTold(head.folds);
    },
    /** `folk–jazz` */
    get untoldPairs() {
      const names = new Map(labels);
      const pairs = untoldPairs(confusion, [...names.keys()]);
      return pairs.map((pair) => pair.map((genre) => names.get(genre)!).join("–"));
    },
    get untoldPairCount() {
      return this.untoldPairs.length;
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
