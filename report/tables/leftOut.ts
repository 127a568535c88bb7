import { genresLeftOut } from "../../data/corpus/leftOut.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import { inGroupWord } from "../edition/groups.ts";
import type { Table } from "./table.ts";

/** Every genre that is not compared, with its files and why. */
export function leftOut({ corpus, paper }: Edition, poster: Poster): Table {
  return {
    columns: [
      { label: "genre" },
      { label: "files", decimals: 0 },
      { label: "why, and what to do" },
    ],
    rows: genresLeftOut(corpus).map(({ genre, files, reason }) => [
      genreLabel(poster, genre),
      files,
      inGroupWord(reason, paper?.words.group),
    ]),
  };
}
