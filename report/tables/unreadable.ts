import { byCodeUnit } from "../../data/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster.ts";
import type { Edition } from "../edition.ts";
import type { Table } from "../table.ts";

/** Files that could not be used: how many of each genre, by reason. */
export function unreadable({ corpus }: Edition, poster: Poster): Table {
  const counts = new Map<string, Map<string, number>>();
  for (const { genre, reason } of corpus.unreadable) {
    const genres = counts.get(reason) ?? new Map<string, number>();
    counts.set(reason, genres.set(genre, (genres.get(genre) ?? 0) + 1));
  }
  const rows = [...counts].flatMap(([reason, genres]) =>
    [...genres].map(([genre, count]) => [reason, genreLabel(poster, genre), count]),
  );
  return {
    columns: [{ label: "reason" }, { label: "genre" }, { label: "files", decimals: 0 }],
    rows: rows.sort((a, b) => byCodeUnit(`${a[0]} ${a[1]}`, `${b[0]} ${b[1]}`)),
  };
}
