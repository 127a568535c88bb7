import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { mean } from "../stats/mean.ts";
import type { Eye } from "./eye.ts";
import { lookAtCovers } from "./looks.ts";
import { lossesOf, positiveShare } from "./losses.ts";
import { type Resampled, resampled } from "./resampling.ts";
import { perLineOf, type Squares, squaresIn } from "./squares.ts";

export interface MapParams {
  squares: Squares;
  /** of bootstraps and of maps dealt out anew */
  draws: number;
}

/** Where the test covers of a genre lose most when they are covered. */
export interface GenreMap {
  covers: number;
  /** mean bits that a square takes from the genre, [rows][columns] of squares */
  losses: number[][];
  /** their mean over squares */
  loss: Resampled;
  /** mean share of a cover's positive losses in the squares that do not touch the border */
  centre: Resampled;
  /** that less the share of all other genres' covers, at 95% for all genres together (Bonferroni); null without others */
  apart: Resampled | null;
}

export interface GenreMaps {
  /** tried on every cover */
  squares: number;
  covers: number;
  /** share of an even map in the centre */
  even: number;
  genres: Record<string, GenreMap>;
  /** of all covers, as of a genre; null without any */
  loss: Resampled | null;
  centre: Resampled | null;
}

/** Maps of the covers, summed up by genre; and each cover's own, in bits by square, for scores. */
export async function mapGenres(
  covers: readonly Cover[],
  { genres }: Pick<Corpus, "genres">,
  eye: Eye,
  { squares, draws }: MapParams,
  context: Context,
): Promise<{ maps: GenreMaps; losses: number[][] }> {
  const logits = await lookAtCovers(covers, eye, squares, context);
  const losses = covers.map(({ genre }, i) =>
    lossesOf(logits[i]!, genres.indexOf(genre), genres.length),
  );
  const central = squaresIn(1, squares).map(({ top, left, edge }) =>
    [top, left].every((at) => at > 0 && at + edge < 1) ? 1 : 0,
  );
  const shares = losses.map((map) => positiveShare(map, central));
  const means = losses.map(mean);
  const ofGenre = <T>(values: readonly T[], isOwn: (genre: string) => boolean): T[] =>
    values.filter((_, i) => isOwn(covers[i]!.genre));
  const mapped = genres.filter((genre) => covers.some((cover) => cover.genre === genre));
  const level = 1 - 0.05 / Math.max(1, mapped.length);
  const mapOf = (genre: string): GenreMap => {
    const own = ofGenre(shares, (it) => it === genre);
    const rest = ofGenre(shares, (it) => it !== genre);
    const seed = `occlusion/${genre}`;
    return {
      covers: own.length,
      losses: meanMap(
        ofGenre(losses, (it) => it === genre),
        perLineOf(squares),
      ),
      loss: resampled(
        ofGenre(means, (it) => it === genre),
        { draws, level: 0.95, seed: `${seed}/loss` },
      ),
      centre: resampled(own, { draws, level: 0.95, seed }),
      apart:
        rest.length === 0 ? null : resampled(own, { draws, level, seed: `${seed}/apart` }, rest),
    };
  };
  const ofAll = (values: readonly number[], seed: string): Resampled | null =>
    values.length === 0 ? null : resampled(values, { draws, level: 0.95, seed });
  const maps = {
    squares: central.length,
    covers: covers.length,
    even: mean(central),
    genres: Object.fromEntries(mapped.map((genre) => [genre, mapOf(genre)])),
    loss: ofAll(means, "occlusion/all/loss"),
    centre: ofAll(shares, "occlusion/all"),
  };
  return { maps, losses };
}

function meanMap(losses: readonly number[][], perLine: number): number[][] {
  return Array.from({ length: perLine }, (_, row) =>
    Array.from({ length: perLine }, (_, column) =>
      mean(losses.map((map) => map[row * perLine + column]!)),
    ),
  );
}
