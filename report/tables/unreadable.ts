import { type Edition, rewordFor } from "../edition/edition.ts";
import { unusableFiles } from "../../data/corpus/corpus.ts";
import { unusedFiles } from "../../data/corpus/leftOut.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import { printable } from "../language/printable.ts";
import type { Table } from "./table.ts";

/** Every file that could not be used, with its reason; of genres left out none. */
export function unreadable(edition: Edition, poster: Poster): Table {
  const reword = rewordFor(edition);
  return {
    columns: [{ label: "file" }, { label: "genre" }, { label: "reason" }],
    rows: unusableFiles(unusedFiles(edition.corpus)).map(({ id, genre, reason }) => [
      printable(id),
      genreLabel(poster, genre),
      reword(reason),
    ]),
  };
}
