import { canonicalJson, sha256 } from "../hash.ts";

/** Which side of the split a cover is on. */
export type Split = "train" | "test";

/** One cover that can be read. `id` is its path below the corpus folder, with forward slashes. */
export interface Cover {
  id: string;
  genre: string;
  split: Split;
  /** of the file; empty for drawn covers, whose identity is the code that draws them */
  sha256: string;
  /** 0 for drawn covers */
  sizeBytes: number;
  width: number;
  height: number;
  /** 64-bit perceptual hash, 16 hexadecimal digits; empty for drawn covers */
  phash: string;
  /** id of the first cover that looks the same, or empty */
  duplicateOf: string;
  /** id of the first cover from which it must not be parted: of its group in a table, or that looks like one of it */
  group?: string;
  /** URL the file was fetched from, where known */
  source?: string;
  /** what its source says of its licence, where known */
  licence?: string;
}

/** A file that stood among the covers and could not be used, with the reason. */
export interface UnreadableCover {
  id: string;
  genre: string;
  reason: string;
  /** it can be read, but nothing of its genre is compared: the reason is the genre's */
  isLeftOut?: true;
}

/** The reason of a genre's folder in which nothing lies: it is listed, but is no file that could not be used. */
export const emptyFolder = "an empty folder";

/** What could not be used without empty folders, and what was left out with its genre. */
export function unusableFiles(unreadable: readonly UnreadableCover[]): UnreadableCover[] {
  return unreadable.filter(({ reason, isLeftOut }) => reason !== emptyFolder && !isLeftOut);
}

/** A listed cover that could not be had: its source no longer has it (gone), or nobody could reach it (missing). */
export interface AbsentCover {
  id: string;
  genre: string;
  state: "gone" | "missing";
  reason: string;
  /** the side it had when it was here, and will have again */
  side?: Split;
}

/** What an analysis sees of a data set: names and hashes, no pixels. Sorted by id, code unit order. */
export interface Corpus {
  name: string;
  genres: readonly string[];
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
  absent: readonly AbsentCover[];
  /** identity of the corpus in every key, SHA-256 */
  hash: string;
}

/** Reads the bytes of a corpus's covers. */
export interface CoverSource {
  /** ids of the covers that are not on this machine */
  missing(): Promise<string[]>;
  /** bytes of the cover's file; throws UserError when missing or not the file the lock names */
  read(cover: Cover): Promise<Buffer>;
}

/** Code unit order: the same on every machine, whatever its locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A corpus of these covers; `drawnBy` is the identity of the code that draws them, if they are drawn. */
export function makeCorpus(
  name: string,
  covers: readonly Cover[],
  unreadable: readonly UnreadableCover[],
  drawnBy = "",
  absent: readonly AbsentCover[] = [],
): Corpus {
  const sorted = [...covers].sort((a, b) => byCodeUnit(a.id, b.id));
  const identity = sorted.map(({ id, genre, split, sha256, group }) =>
    group === undefined ? [id, genre, split, sha256] : [id, genre, split, sha256, group],
  );
  return {
    name,
    genres: [...new Set(sorted.map((cover) => cover.genre))].sort(byCodeUnit),
    covers: sorted,
    unreadable: [...unreadable].sort((a, b) => byCodeUnit(a.id, b.id)),
    absent: [...absent].sort((a, b) => byCodeUnit(a.id, b.id)),
    hash: sha256(canonicalJson({ covers: identity, drawnBy })),
  };
}
