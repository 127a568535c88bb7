import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";
import { mean } from "../stats/mean.ts";
import { share, type Share } from "../stats/evaluation.ts";
import { lossesOf, positiveShare } from "./losses.ts";
import { middleOf, type Range } from "./resampling.ts";
import { type Square, type Squares, squaresIn } from "./squares.ts";

/** Four covers of four genres, one in each quarter of a picture: top left, top right, bottom left, bottom right. */
export type Mosaic = readonly Cover[];

/** What maps of mosaics say of the quarter in which a genre's cover lies (Böhle et al. 2021, the grid pointing game). */
export interface MosaicScore {
  mosaics: number;
  maps: number;
  /** that lie in one quarter each */
  squares: number;
  /** mean share of a map's positive losses that lies in the genre's quarter */
  share: number;
  /** the square with the largest loss lies there */
  pointed: Share;
  /** what maps are worth whose genres are dealt out anew in each mosaic: the exact mean, and the middle 95% of means over all maps */
  random: { mean: number; draws: number; share: Range; pointed: Range };
  /** mean share by genre */
  byGenre: Record<string, number>;
}

/** Covers in fours of different genres, each once; genres take turns, quarters are drawn. */
export function mosaicsOf(covers: readonly Cover[], seed: string): Mosaic[] {
  const { shuffle } = random(seed);
  const genres = shuffle([...new Set(covers.map(({ genre }) => genre))]);
  if (genres.length < 4) return [];
  const own = genres.map((genre) => covers.filter((cover) => cover.genre === genre));
  const each = Math.min(...own.map(({ length }) => length));
  const turns = Array.from({ length: each }, (_, turn) => own.map((some) => some[turn]!)).flat();
  return Array.from({ length: Math.floor(turns.length / 4) }, (_, i) =>
    shuffle(turns.slice(4 * i, 4 * i + 4)),
  );
}

/** The squares within one quarter, with its number. */
export function squaresInQuarters(size: number, squares: Squares): [Square, number][] {
  const half = size / 2;
  return squaresIn(size, squares).flatMap((square): [Square, number][] => {
    const [row, column] = [square.top, square.left].map((at) =>
      at + square.edge <= half ? 0 : at >= half ? 1 : -1,
    ) as [number, number];
    return Math.min(row, column) < 0 ? [] : [[square, 2 * row + column]];
  });
}

/** One genre's map of a mosaic, by quarter: shares of its positive losses, and where its largest loss is. */
interface QuarterMap {
  genre: string;
  shares: number[];
  largest: number;
}

export function scoreMosaics(
  mosaics: readonly Mosaic[],
  logits: readonly Float32Array[],
  { genres }: Pick<Corpus, "genres">,
  { quarters, draws, seed }: { quarters: readonly number[]; draws: number; seed: string },
): MosaicScore {
  const weights = [0, 1, 2, 3].map((quarter) => quarters.map((own) => (own === quarter ? 1 : 0)));
  const maps = mosaics.map((mosaic, i) =>
    mosaic.map(({ genre }): QuarterMap => {
      const losses = lossesOf(logits[i]!, genres.indexOf(genre), genres.length);
      return {
        genre,
        shares: weights.map((own) => positiveShare(losses, own)),
        largest: quarters[losses.indexOf(Math.max(...losses))]!,
      };
    }),
  );
  const { shuffle } = random(seed);
  const dealt = Array.from({ length: draws }, () => meansOf(maps, () => shuffle([0, 1, 2, 3])));
  const inOrder = [0, 1, 2, 3];
  const own = meansOf(maps, () => inOrder);
  const count = 4 * mosaics.length;
  const shares = maps.flatMap((four) =>
    four.map(({ genre, shares }, quarter) => ({ genre, own: shares[quarter]! })),
  );
  const shareOf = (genre: string): number =>
    mean(shares.flatMap((it) => (it.genre === genre ? [it.own] : [])));
  const scored = genres.filter((genre) => shares.some((it) => it.genre === genre));
  return {
    mosaics: mosaics.length,
    maps: count,
    squares: quarters.length,
    share: own.share,
    pointed: share(Math.round(own.pointed * count), count),
    random: {
      mean: 1 / 4,
      draws,
      share: middleOf(
        dealt.map((one) => one.share),
        0.95,
      ),
      pointed: middleOf(
        dealt.map((one) => one.pointed),
        0.95,
      ),
    },
    byGenre: Object.fromEntries(scored.map((genre) => [genre, shareOf(genre)])),
  };
}

/** Over all maps, if the maps of a mosaic belong to the quarters that `order` gives. */
function meansOf(
  maps: readonly QuarterMap[][],
  order: () => readonly number[],
): { share: number; pointed: number } {
  let [inQuarter, pointed] = [0, 0];
  for (const four of maps) {
    const quarters = order();
    for (const [i, { shares, largest }] of four.entries()) {
      inQuarter += shares[quarters[i]!]!;
      if (largest === quarters[i]) pointed++;
    }
  }
  return { share: inQuarter / (4 * maps.length), pointed: pointed / (4 * maps.length) };
}
