import type { Corpus } from "../data/corpus/corpus.ts";
import { UserError } from "../data/error.ts";
import type { Analysis, Context, Outcome, Shard } from "./contract/analysis.ts";
import type { GenrePair, PairComparison } from "./image/histograms/comparePairs.ts";
import { isSimilarity, type Measure, measures } from "./image/histograms/compareHistograms.ts";
import { keptPairs, pairsIn } from "./image/histograms/keptPairs.ts";
import { type SparseHistograms, sparseHistograms } from "./image/histograms/sparseHistograms.ts";
import { survey, surveyParams, surveySome } from "./image/survey.ts";
import { drawAll, drawOnce, type Draws, drawTwice, type Sampling } from "./stats/draws.ts";
import { type GenreMatrix, type Scoreboard, scoreboard } from "./stats/scoreboard.ts";
import type { SelfRank } from "./stats/selfRank.ts";

export type { GenreMatrix, Measure, SelfRank };

/** One way of drawing covers, by one measure. */
export interface Comparison {
  /** mean over repeats of the mean similarity (or distance) between covers of two genres; chi-square in both orders */
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
  /** ours: every pair of different covers, with the standard errors of these means, as covers are samples of their genres */
  exact: Protocol & { errors: Record<Measure, GenreMatrix> };
}

export interface HistogramSimilarityParams {
  /** edge of the thumbnails in pixels */
  size: number;
  /** levels a channel */
  bins: number;
  poster: Sampling;
  writeUp: Sampling;
  seed: string;
}

/** How alike the colours of covers are, within and between genres. */
export const histogramSimilarity: Analysis<HistogramSimilarityParams, HistogramSimilarity> = {
  name: "histogramSimilarity",
  module: import.meta.url,
  params: {
    size: surveyParams.thumbnailSize,
    bins: 8,
    poster: { sample: 5, repeats: 1000 },
    writeUp: { sample: 50, repeats: 1000 },
    seed: "histogramSimilarity",
  },
  run,
  readCovers: (corpus, covers, { size }, context) =>
    surveySome(corpus, covers, { ...surveyParams, thumbnailSize: size }, context),
  comparePairs: comparePart,
};

async function run(
  corpus: Corpus,
  params: HistogramSimilarityParams,
  context: Context,
): Promise<Outcome<HistogramSimilarity>> {
  const genres = await readGenres(corpus, params, context);
  const comparisons = await keptPairs(pairsOf(genres).map(describePair), context);
  const protocol = (name: ProtocolName): Protocol => {
    const meansOf = ({ means, exact }: PairComparison): Float64Array =>
      name === "exact" ? exact.means : means[drawnProtocols.indexOf(name)]!;
    return describeProtocol(genres, name, boardOf(genres, comparisons.map(meansOf)));
  };
  return {
    result: {
      covers: byGenre(genres, ({ histograms }) => histograms.covers),
      poster: protocol("poster"),
      writeUp: protocol("writeUp"),
      exact: { ...protocol("exact"), errors: errorsOf(genres, comparisons) },
    },
    images: {},
  };
}

async function comparePart(
  corpus: Corpus,
  shard: Shard,
  params: HistogramSimilarityParams,
  context: Context,
): Promise<void> {
  const genres = await readGenres(corpus, params, context);
  await keptPairs(pairsIn(pairsOf(genres), shard).map(describePair), context);
}

const drawnProtocols = ["poster", "writeUp"] as const;
type ProtocolName = (typeof drawnProtocols)[number] | "exact";

/** A genre's histograms, and which of them each protocol draws. */
interface Genre {
  name: string;
  histograms: SparseHistograms;
  draws: Record<ProtocolName, Draws>;
}

async function readGenres(
  corpus: Corpus,
  params: HistogramSimilarityParams,
  context: Context,
): Promise<Genre[]> {
  const { size, bins, seed } = params;
  const { thumbnails } = await survey(corpus, { ...surveyParams, thumbnailSize: size }, context);
  const genres: Genre[] = [];
  for (const name of corpus.genres) {
    const histograms = await sparseHistograms(thumbnails(name), 3 * size ** 2, bins);
    const { covers } = histograms;
    if (covers < 2) throw new UserError(`genre with fewer than two covers: ${name}`);
    const draws = {
      poster: drawOnce(covers, params.poster, `${seed}/poster/${name}`),
      writeUp: drawTwice(covers, params.writeUp, `${seed}/writeUp/${name}`),
      exact: drawAll(covers),
    };
    genres.push({ name, histograms, draws });
  }
  return genres;
}

/** Every genre with itself, then every two. */
function pairsOf(genres: readonly Genre[]): (readonly [Genre, Genre])[] {
  return [
    ...genres.map((genre) => [genre, genre] as const),
    ...genres.flatMap((a, i) => genres.slice(i + 1).map((b) => [a, b] as const)),
  ];
}

function describePair([a, b]: readonly [Genre, Genre]): GenrePair {
  return {
    rows: a.histograms,
    columns: b.histograms,
    isSame: a === b,
    protocols: drawnProtocols.map((name) => ({
      left: a.draws[name].left,
      right: b.draws[name].right,
    })),
  };
}

function boardOf(
  genres: readonly Genre[],
  /** in the order of the pairs: [repeats, measures] */
  means: readonly Float64Array[],
): Scoreboard {
  const board = scoreboard(
    genres.map(({ name }) => name),
    measures.map((measure) => isSimilarity[measure]),
  );
  for (const [at, [a, b]] of pairsOf(genres).entries()) board.add(a.name, b.name, means[at]!);
  return board;
}

function errorsOf(
  genres: readonly Genre[],
  comparisons: readonly PairComparison[],
): Record<Measure, GenreMatrix> {
  const matrices = measures.map((measure, i): [Measure, GenreMatrix] => {
    const errors = new Map(genres.map((genre) => [genre, new Map<string, number>()]));
    for (const [at, [a, b]] of pairsOf(genres).entries()) {
      errors.get(a)!.set(b.name, comparisons[at]!.exact.errors[i]!);
      errors.get(b)!.set(a.name, comparisons[at]!.exact.errors[i]!);
    }
    return [measure, byGenre(genres, (genre) => Object.fromEntries(errors.get(genre)!))];
  });
  return Object.fromEntries(matrices) as Record<Measure, GenreMatrix>;
}

function describeProtocol(
  genres: readonly Genre[],
  name: ProtocolName,
  board: Scoreboard,
): Protocol {
  const comparison = (measure: Measure): Comparison => {
    const index = measures.indexOf(measure);
    return { matrix: board.matrix(index), selfRank: board.selfRanks(index) };
  };
  return {
    repeats: genres[0]!.draws[name].left.length,
    sample: byGenre(genres, ({ draws }) => draws[name].left[0]!.length),
    measures: {
      correlation: comparison("correlation"),
      chiSquare: comparison("chiSquare"),
      intersection: comparison("intersection"),
      hellinger: comparison("hellinger"),
    },
  };
}

function byGenre<T>(genres: readonly Genre[], value: (genre: Genre) => T): Record<string, T> {
  return Object.fromEntries(genres.map((genre) => [genre.name, value(genre)]));
}
