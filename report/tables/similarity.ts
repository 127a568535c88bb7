import type { GenreMatrix, Measure } from "../../analyses/histogramSimilarity.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, editionGenres, resultOf } from "../edition/edition.ts";
import type { Table } from "./table.ts";
import { own } from "../../data/own.ts";

/** Mean similarity (or distance) of all pairs of covers, genre by genre. */
export function similarity(edition: Edition, poster: Poster, measure: Measure): Table {
  const { measures } = resultOf(edition, "histogramSimilarity").exact;
  return byGenres(edition, poster, measures[measure].matrix, measure === "chiSquare" ? 1 : 3);
}

/** Standard errors of the same. */
export function similarityErrors(edition: Edition, poster: Poster, measure: Measure): Table {
  const { errors } = resultOf(edition, "histogramSimilarity").exact;
  return byGenres(edition, poster, errors[measure], measure === "chiSquare" ? 2 : 4);
}

function byGenres(edition: Edition, poster: Poster, matrix: GenreMatrix, decimals: number): Table {
  const genres = editionGenres(edition, poster);
  return {
    columns: [{ label: "genre" }, ...genres.map(({ label }) => ({ label, decimals }))],
    rows: genres.map(({ name, label }) => [
      label,
      ...genres.map((other) => own(own(matrix, name), other.name) ?? null),
    ]),
  };
}
