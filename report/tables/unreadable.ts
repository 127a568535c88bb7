import type { Edition } from "../edition/edition.ts";
import { unusableFiles } from "../../data/corpus/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import { printable } from "../language/printable.ts";
import type { Table } from "./table.ts";

/** Every file that could not be used, with its reason. */
export function unreadable({ corpus }: Edition, poster: Poster): Table {
  return {
    columns: [{ label: "file" }, { label: "genre" }, { label: "reason" }],
    rows: unusableFiles(corpus.unreadable).map(({ id, genre, reason }) => [
      printable(id),
      genreLabel(poster, genre),
      reason,
    ]),
  };
}
