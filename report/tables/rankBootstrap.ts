import { own } from "../../data/own.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import type { Table } from "./table.ts";

/** How often each genre had each rank to itself where its covers were drawn again, in percent, beside its rank by all covers. */
export function rankBootstrap(edition: Edition, poster: Poster): Table {
  const { selfRank } = resultOf(edition, "rankBootstrap");
  const exact = edition.results.histogramSimilarity?.exact.measures.intersection.selfRank ?? {};
  const genres = editionGenres(edition, poster);
  const rows = genres.map(({ name, label }) => {
    const counts = own(selfRank, name)?.counts ?? [];
    const draws = counts.reduce((sum, count) => sum + count, 0);
    const shares = genres.map((_, rank) => (draws > 0 ? (100 * counts[rank]!) / draws : null));
    return [label, own(exact, name)?.mean ?? null, ...shares];
  });
  const group = "% of repeats with rank";
  const ranks = genres.map((_, i) => ({ label: `${i + 1}`, group, decimals: 1, isPercent: true }));
  return {
    columns: [{ label: "genre" }, { label: "rank", decimals: 0 }, ...ranks],
    rows,
  };
}
