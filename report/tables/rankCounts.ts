import type { Protocol } from "../../analyses/histogramSimilarity.ts";
import type { Table } from "./table.ts";

/** Number of repeats in which each genre had each rank to itself, by intersection. */
export function rankCounts(
  { measures }: Protocol,
  genres: readonly { name: string; label: string }[],
): Table {
  const ranks = genres.map((_, index) => ({ label: String(index + 1), decimals: 0 }));
  return {
    columns: [{ label: "genre" }, ...ranks],
    rows: genres.map(({ name, label }) => [label, ...measures.intersection.selfRank[name]!.counts]),
  };
}
