import type { Corpus, Split } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";

/** Covers of one side in the order of the corpus. */
export interface Side {
  /** in the corpus */
  places: number[];
  ids: string[];
  /** place of each cover's genre, or of the one dealt to it */
  labels: number[];
}

export type Sides = Record<Split, Side>;

/** Both sides of a corpus; with a seed the genres are dealt out anew on each, as for networks. */
export function sidesOf({ covers, genres }: Corpus, shuffledGenres?: string): Sides {
  const side = (split: Split): Side => {
    const places = covers.flatMap((cover, place) => (cover.split === split ? [place] : []));
    const labels = places.map((place) => genres.indexOf(covers[place]!.genre));
    return {
      places,
      ids: places.map((place) => covers[place]!.id),
      labels: shuffledGenres ? random(`${shuffledGenres}/${split}`).shuffle(labels) : labels,
    };
  };
  return { train: side("train"), test: side("test") };
}
