import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import { type FoldedRow, foldedModels } from "../edition/scope/foldedModels.ts";
import { foldScope } from "../edition/scope/foldScope.ts";
import { fixed } from "../language/formats.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";
import type { Table } from "./table.ts";

/** Every set of features judged on all covers by folds, in percent, and on the test covers; the best at the end. */
export function foldScores(edition: Edition, poster: Poster): Table {
  const { corpus } = edition;
  const rows = foldedModels(edition).toSorted(
    (a, b) => a.head.folds.balancedAccuracy.value - b.head.folds.balancedAccuracy.value,
  );
  const scope = foldScope(edition, poster);
  const all = `all ${fixed(corpus.covers.length, 0)} covers, by folds`;
  const chance = 100 / corpus.genres.length;
  return {
    columns: [
      { label: "features" },
      { label: "numbers", decimals: 0 },
      { label: "balanced", group: all, decimals: 1, isPercent: true },
      { label: "95%", group: all, decimals: 1, isPercent: true },
      { label: "in top 3", group: all, decimals: 1, isPercent: true },
      { label: "genres told", group: all, decimals: 0 },
      { label: "right", group: "test covers", decimals: 1, isPercent: true },
      { label: "95%", group: "test covers", decimals: 0 },
    ],
    rows: [
      ...rows.map((row) => [...cells(row), scope!.models[row.name]!.toldCount, ...testCells(row)]),
      ["chance", null, chance, null, (100 * 3) / corpus.genres.length, null, chance, null],
    ],
    totals: 1,
  };
}

function cells({ label, head }: FoldedRow): Table["rows"][number] {
  const { balancedAccuracy } = head.folds;
  return [
    label,
    head.features,
    balancedAccuracy.value * 100,
    formatInterval(balancedAccuracy, 1),
    head.top3.value * 100,
  ];
}

function testCells({ head }: FoldedRow): Table["rows"][number] {
  const { accuracy } = head.test;
  return [accuracy.value * 100, formatInterval(accuracy)];
}
