import { setImmediate } from "node:timers/promises";
import type { Corpus } from "../data/corpus/corpus.ts";
import { UserError } from "../data/error.ts";
import { random, type Random } from "../data/random.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { histogramSimilarity } from "./histogramSimilarity.ts";
import { measures } from "./image/histograms/compareHistograms.ts";
import { rowComparer } from "./image/histograms/rowComparer.ts";
import { type SparseHistograms, sparseHistograms } from "./image/histograms/sparseHistograms.ts";
import { survey, surveyParams, surveySome } from "./image/survey.ts";
import { type Matrix, zeros } from "./models/algebra/matrix.ts";
import { multiply } from "./models/algebra/multiply.ts";
import { scoreboard } from "./stats/scoreboard.ts";
import type { SelfRank } from "./stats/selfRank.ts";

export interface RankBootstrapParams {
  /** edge of the thumbnails in pixels, and levels a channel, as where ranks come from */
  size: number;
  bins: number;
  repeats: number;
  seed: string;
}

/** How sure the ranks of genres to themselves are, had other covers of the genres been collected. */
export interface RankBootstrap {
  repeats: number;
  /** by intersection, over all pairs of different covers of each repeat */
  selfRank: Record<string, SelfRank>;
}

const { size, bins } = histogramSimilarity.params;

/**
 * Bootstrap over covers (Efron 1979): each repeat draws of every genre as many of its covers as it has, with replacement,
 * and ranks the genres by the mean intersection of the histograms of what was drawn. A cover is not compared with itself.
 */
export const rankBootstrap: Analysis<RankBootstrapParams, RankBootstrap> = {
  name: "rankBootstrap",
  module: import.meta.url,
  params: { size, bins, repeats: 2000, seed: "rankBootstrap" },
  run,
  readCovers: (corpus, covers, { size }, context) =>
    surveySome(corpus, covers, { ...surveyParams, thumbnailSize: size }, context),
};

/** A genre's histograms, and how often each repeat draws each cover: [covers, repeats]. */
interface Drawn {
  name: string;
  histograms: SparseHistograms;
  counts: Uint8Array;
}

/** So many covers of a genre are compared at a time: their similarities to another genre's are held, and no more. */
const blockRows = 256;

async function run(
  corpus: Corpus,
  params: RankBootstrapParams,
  context: Context,
): Promise<Outcome<RankBootstrap>> {
  const genres = await drawGenres(corpus, params, context);
  const board = scoreboard(corpus.genres, [true]);
  const pairs = [
    ...genres.map((genre) => [genre, genre] as const),
    ...genres.flatMap((a, i) => genres.slice(i + 1).map((b) => [a, b] as const)),
  ];
  for (const [done, [a, b]] of pairs.entries()) {
    context.onProgress("genres compared by what was drawn", done, pairs.length);
    await setImmediate();
    board.add(a.name, b.name, await meansOf(a, b, params.repeats));
  }
  context.onProgress("genres compared by what was drawn", pairs.length, pairs.length);
  return { result: { repeats: params.repeats, selfRank: board.selfRanks(0) }, images: {} };
}

async function drawGenres(
  corpus: Corpus,
  { size, bins, repeats, seed }: RankBootstrapParams,
  context: Context,
): Promise<Drawn[]> {
  const { thumbnails } = await survey(corpus, { ...surveyParams, thumbnailSize: size }, context);
  const genres: Drawn[] = [];
  for (const name of corpus.genres) {
    const histograms = await sparseHistograms(thumbnails(name), 3 * size ** 2, bins);
    if (histograms.covers < 2) throw new UserError(`genre with fewer than two covers: ${name}`);
    genres.push({
      name,
      histograms,
      counts: drawCounts(histograms.covers, repeats, `${seed}/${name}`),
    });
  }
  return genres;
}

function drawCounts(covers: number, repeats: number, seed: string): Uint8Array {
  const stream = random(seed);
  const counts = new Uint8Array(covers * repeats); // one is drawn once on average, 256 times never
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const cover of drawCovers(covers, stream)) counts[cover * repeats + repeat]!++;
  return counts;
}

/** Not the same cover each time: nothing could be compared. */
function drawCovers(covers: number, { int }: Random): number[] {
  for (;;) {
    const drawn = Array.from({ length: covers }, () => int(covers));
    if (drawn.some((cover) => cover !== drawn[0])) return drawn;
  }
}

/** In each repeat the mean intersection over pairs of drawn covers. */
async function meansOf(a: Drawn, b: Drawn, repeats: number): Promise<Float64Array> {
  const { covers } = a.histograms;
  const [means, pairs] = [new Float64Array(repeats), new Float64Array(repeats)];
  const drawn = {
    rows: b.histograms.covers,
    columns: repeats,
    values: Float64Array.from(b.counts),
  };
  for (let top = 0; top < covers; top += blockRows) {
    const rows = { top, bottom: Math.min(covers, top + blockRows) };
    const sums = await multiply(intersections(a, b, rows), drawn);
    sums.values.forEach((sum, i) => {
      const count = a.counts[top * repeats + i]!;
      means[i % repeats]! += count * sum;
      pairs[i % repeats]! += count * (drawn.rows - (a === b ? count : 0));
    });
  }
  return means.map((sum, repeat) => sum / pairs[repeat]!);
}

/** Of some covers of a with all of b, [rows, covers of b]; 0 of a cover with itself. */
function intersections(
  a: Drawn,
  b: Drawn,
  { top, bottom }: Record<"top" | "bottom", number>,
): Matrix {
  const compare = rowComparer(a.histograms, b.histograms);
  const values = zeros(bottom - top, b.histograms.covers);
  for (let row = 0; row < values.rows; row++) {
    const compared = compare(top + row);
    for (let column = 0; column < values.columns; column++)
      if (a !== b || top + row !== column)
        values.values[row * values.columns + column] =
          compared[column * measures.length + measures.indexOf("intersection")]!;
  }
  return values;
}
