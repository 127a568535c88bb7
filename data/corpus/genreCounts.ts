import { type AbsentCover, type Cover, type UnreadableCover, unusableFiles } from "./corpus.ts";
import { own } from "../own.ts";

/** Counts of one genre: each listed cover is exactly one of found, unreadable, gone, missing; duplicates are among the found. */
export interface GenreCounts {
  genre: string;
  listed: number;
  found: number;
  unreadable: number;
  gone: number;
  missing: number;
  duplicates: number;
}

interface Described {
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
  absent?: readonly AbsentCover[] | undefined;
}

/** Per genre, what a lock says; `listed` where the source says how many there should be, else what is known. */
export function countGenres(
  { covers, unreadable: all, absent = [] }: Described,
  listed: Readonly<Record<string, number>> = {},
): GenreCounts[] {
  const unreadable = unusableFiles(all);
  const known = [...covers, ...unreadable, ...absent].map(({ genre }) => genre);
  const genres = [...new Set([...Object.keys(listed), ...known])].sort();
  return genres.map((genre) => {
    const inGenre = <T extends { genre: string }>(items: readonly T[]): T[] =>
      items.filter((item) => item.genre === genre);
    const found = inGenre(covers);
    const leftOut = inGenre(all).filter(({ isLeftOut }) => isLeftOut).length;
    const here = found.length + inGenre(unreadable).length + leftOut;
    const gone = inGenre(absent).filter(({ state }) => state === "gone").length;
    const total = own(listed, genre) ?? here + inGenre(absent).length;
    return {
      genre,
      listed: total,
      found: found.length,
      unreadable: inGenre(unreadable).length,
      gone,
      missing: Math.max(0, total - here - gone),
      duplicates: found.filter(({ duplicateOf }) => duplicateOf !== "").length,
    };
  });
}
