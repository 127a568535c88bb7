/** Which side of the split a cover is on. */
export type Split = "train" | "test";

/** One cover that can be read. `id` is its path below the corpus folder, with forward slashes. */
export interface Cover {
  id: string;
  genre: string;
  split: Split;
  /** of the file; empty for drawn covers, whose identity is the code that draws them */
  sha256: string;
  sizeBytes: number;
  width: number;
  height: number;
  /** 64-bit perceptual hash, 16 hexadecimal digits; empty for drawn covers */
  phash: string;
}

/** A file that stood among the covers and could not be used, with the reason. */
export interface UnreadableCover {
  id: string;
  genre: string;
  reason: string;
}

/** What an analysis sees of a data set: names and hashes, no pixels. Sorted by id, code unit order. */
export interface Corpus {
  name: string;
  genres: readonly string[];
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
  /** identity of the corpus in every key, SHA-256 */
  hash: string;
}
