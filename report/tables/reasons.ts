import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import type { Table } from "./table.ts";

/** Covers that a corpus lacks: how many of each genre, by reason. */
export function reasons(
  lacking: readonly { genre: string; reason: string }[],
  poster: Poster,
): Table {
  const counts = new Map<string, Map<string, number>>();
  for (const { genre, reason } of lacking) {
    const genres = counts.get(reason) ?? new Map<string, number>();
    counts.set(reason, genres.set(genre, (genres.get(genre) ?? 0) + 1));
  }
  const rows = [...counts].flatMap(([reason, genres]) =>
    [...genres].map(([genre, count]) => [reason, genreLabel(poster, genre), count]),
  );
  return {
    columns: [{ label: "reason" }, { label: "genre" }, { label: "covers", decimals: 0 }],
    rows: rows.sort((a, b) => byCodeUnit(`${a[0]} ${a[1]}`, `${b[0]} ${b[1]}`)),
  };
}
