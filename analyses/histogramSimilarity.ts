/** The four measures of OpenCV's compareHist. */
export type Measure = "correlation" | "chiSquare" | "intersection" | "hellinger";

/** By genre, then by genre: symmetric. */
export type GenreMatrix = Record<string, Record<string, number>>;

/** How a genre ranks in its own row of the similarity matrix; 1 = most similar to itself. */
export interface SelfRank {
  mean: number;
  /** share of repeats in which the genre is most similar to itself */
  shareFirst: number;
  /** number of repeats with rank 1, 2, ... (as many as there are genres) */
  counts: number[];
}

/** One way of drawing covers, by one measure. */
export interface Comparison {
  /** mean over repeats of the mean similarity (or distance) between covers of two genres */
  matrix: GenreMatrix;
  selfRank: Record<string, SelfRank>;
}

export interface Protocol {
  /** seeded repeats; 1 for the exact mean over all pairs */
  repeats: number;
  /** covers drawn of each genre on each side; the whole genre for the exact mean */
  sample: Record<string, number>;
  measures: Record<Measure, Comparison>;
}

export interface HistogramSimilarity {
  /** covers of each genre */
  covers: Record<string, number>;
  /** the poster's: 5 covers of each genre, every pair of different covers */
  poster: Protocol;
  /** the write-up's: 50 covers of each genre against 50 others */
  writeUp: Protocol;
  /** ours: every pair of different covers */
  exact: Protocol;
}
