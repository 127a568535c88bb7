import { recognition, tellsApart } from "../../analyses/stats/recognition.ts";
import type { Results } from "../../analyses/index.ts";
import { comparePair, type FoldedPair } from "./foldedPairs.ts";
import { foldedModels, type FoldedRow } from "./foldedModels.ts";
import { whenRead } from "./whenRead.ts";

/** Over all covers by folds, what prose may refer to: `byFolds.models.pixels.balanced.value`, `byFolds.pairs.mobileNetV2.pixels.p`. */
export interface FoldScope {
  models: Record<string, ReturnType<typeof facts>>;
  pairs: Record<string, Record<string, FoldedPair>>;
  /** the single set of features that does best, and the best of all */
  best: { name: string; label: string };
  bestMean: { name: string; label: string };
}

/** Null where nothing was judged by folds. */
export function foldScope(results: Results): FoldScope | null {
  const rows = foldedModels(results);
  if (rows.length === 0) return null;
  const named = Object.fromEntries(rows.map((row) => [row.name, row]));
  const names = Object.keys(named);
  return {
    models: whenRead(names, (name) => facts(named[name]!)),
    pairs: whenRead(names, (first) =>
      whenRead(names, (second) => comparePair(named[first]!.model, named[second]!.model)),
    ),
    best: bestOf(rows.filter(({ kind }) => kind !== "mean")),
    bestMean: bestOf(rows),
  };
}

function bestOf(rows: readonly FoldedRow[]): { name: string; label: string } {
  const { name, label } = rows.reduce((a, b) =>
    b.model.folds.balancedAccuracy.value > a.model.folds.balancedAccuracy.value ? b : a,
  );
  return { name, label };
}

function facts({ model, head }: FoldedRow) {
  const { confusion, balancedAccuracy, accuracy, byGenre } = model.folds;
  const genres = Object.keys(confusion);
  const told = genres.map((genre) => {
    const found = recognition(confusion, genre);
    return [genre, { ...found, is: tellsApart(found, genres.length) }] as const;
  });
  return {
    balanced: balancedAccuracy,
    accuracy,
    byGenre,
    told: Object.fromEntries(told),
    toldCount: told.filter(([, { is }]) => is).length,
    ...(head && {
      top3: head.top3,
      test: head.test,
      calibrated: head.calibrated,
      curve: head.curve,
    }),
  };
}
