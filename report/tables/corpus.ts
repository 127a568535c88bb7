import listing from "../../data/sources/bandcamp.json" with { type: "json" };
import { countGenres, type GenreCounts } from "../../data/corpus/genreCounts.ts";
import { genreLabel, inPosterOrder, type Poster } from "../../data/poster/poster.ts";
import {
  countCovers,
  type CoverCounts,
  type Edition,
  isPosterEdition,
  rewordFor,
} from "../edition/edition.ts";
import { countGroups, type GroupCounts, isGrouped } from "../edition/groups.ts";
import { builtInWords } from "../paper/words.ts";
import type { Column, Table } from "./table.ts";

/** Covers of each genre: of the poster's, how many its link table lists; what was found, and what became of the rest. */
export function corpus(edition: Edition, poster: Poster): Table {
  const isListed = isPosterEdition(edition);
  const { corpus } = edition;
  const counts = countGenres(corpus, isListed ? listing.genres : {});
  const named = new Map(counts.map((count) => [count.genre, count]));
  const layout = (genre?: string): Layout => ({
    isListed,
    groups: isGrouped(corpus) ? countGroups(corpus, genre) : null,
  });
  const genres = inPosterOrder(poster, [...named.keys()]);
  const rows = genres.map((genre) =>
    row(
      genreLabel(poster, genre) || rewordFor(edition)("of no genre"),
      named.get(genre)!,
      countCovers(corpus, genre),
      layout(genre),
    ),
  );
  const table: Table = {
    columns: [
      { label: "genre" },
      ...(isListed ? [{ label: "listed", decimals: 0 }] : []),
      { label: "found", decimals: 0 },
      { label: "training", decimals: 0 },
      { label: "test", decimals: 0 },
      ...(isGrouped(corpus) ? groupColumns(edition) : []),
      { label: "look-alikes", decimals: 0 },
      { label: "unreadable", decimals: 0 },
      { label: "gone", decimals: 0 },
      { label: "not fetched", decimals: 0 },
    ],
    rows: [...rows, row("all", total(counts), countCovers(corpus), layout())],
    totals: 1,
  };
  return edition.paper && edition.corpus.absent.length === 0 ? withoutFetched(table) : table;
}

/** The pictures of a paper of one's own are fetched only where a table names them by URL. */
function withoutFetched(table: Table): Table {
  const kept = <T>(cells: readonly T[]): T[] => cells.slice(0, -2);
  return { ...table, columns: kept(table.columns), rows: table.rows.map(kept) };
}

/** What stands in a row besides what always does. */
interface Layout {
  isListed: boolean;
  groups: GroupCounts | null;
}

function groupColumns({ paper }: Edition): Column[] {
  const { many } = paper?.words.group ?? builtInWords.group;
  return [
    { label: many, decimals: 0 },
    { label: `${many} tested`, decimals: 0 },
  ];
}

function row(
  label: string,
  { listed, found, unreadable, gone, missing, duplicates }: GenreCounts,
  { train, test }: CoverCounts,
  { isListed, groups }: Layout,
): Table["rows"][number] {
  const first = isListed ? [listed] : [];
  const together = groups ? [groups.groups, groups.testGroups] : [];
  return [label, ...first, found, train, test, ...together, duplicates, unreadable, gone, missing];
}

function total(counts: readonly GenreCounts[]): GenreCounts {
  const sum = (name: Exclude<keyof GenreCounts, "genre">): number =>
    counts.reduce((total, count) => total + count[name], 0);
  return {
    genre: "all",
    listed: sum("listed"),
    found: sum("found"),
    unreadable: sum("unreadable"),
    gone: sum("gone"),
    missing: sum("missing"),
    duplicates: sum("duplicates"),
  };
}
