import type { Poster } from "../../data/poster.ts";
import { countCovers, type CoverCounts, type Edition, editionGenres } from "../edition.ts";
import type { Table } from "../table.ts";

/** Covers of each genre and side of the split, what looks the same as another cover, could not be read or had. */
export function corpus(edition: Edition, poster: Poster): Table {
  const genres = editionGenres(edition, poster);
  const rows = genres.map(({ name, label }) => row(label, countCovers(edition.corpus, name)));
  return {
    columns: [
      { label: "genre" },
      { label: "covers", decimals: 0 },
      { label: "training", decimals: 0 },
      { label: "test", decimals: 0 },
      { label: "look-alikes", decimals: 0 },
      { label: "unreadable", decimals: 0 },
      { label: "absent", decimals: 0 },
    ],
    rows: [...rows, row("all", countCovers(edition.corpus))],
    totals: 1,
  };
}

function row(label: string, counts: CoverCounts): Table["rows"][number] {
  return [
    label,
    counts.covers,
    counts.train,
    counts.test,
    counts.duplicates,
    counts.unreadable,
    counts.absent,
  ];
}
