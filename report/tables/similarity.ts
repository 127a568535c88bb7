import type { Measure } from "../../analyses/histogramSimilarity.ts";
import type { Poster } from "../../data/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition.ts";
import type { Table } from "../table.ts";

/** Mean similarity (or distance) of all pairs of covers, genre by genre. */
export function similarity(edition: Edition, poster: Poster, measure: Measure): Table {
  const { matrix } = resultOf(edition, "histogramSimilarity").exact.measures[measure];
  const genres = editionGenres(edition, poster);
  const decimals = measure === "chiSquare" ? 1 : 3;
  return {
    columns: [{ label: "genre" }, ...genres.map(({ label }) => ({ label, decimals }))],
    rows: genres.map(({ name, label }) => [
      label,
      ...genres.map((other) => matrix[name]?.[other.name] ?? null),
    ]),
  };
}
