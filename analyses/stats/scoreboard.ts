import { isCloser, type SelfRank, selfRank } from "./selfRank.ts";

/** By genre, then by genre: symmetric. */
export type GenreMatrix = Record<string, Record<string, number>>;

/** Collects how genres compare with each other over the repeats of one protocol. */
export interface Scoreboard {
  /** `means`: [repeats, measures]. Every genre with itself comes before all pairs of two. */
  add(a: string, b: string, means: Float64Array): void;
  matrix(measure: number): GenreMatrix;
  selfRanks(measure: number): Record<string, SelfRank>;
}

/** `isSimilarity[measure]`: whether large values mean alike. */
export function scoreboard(
  genres: readonly string[],
  isSimilarity: readonly boolean[],
): Scoreboard {
  const measures = isSimilarity.length;
  const boards = new Map(genres.map((genre) => [genre, newBoard()]));
  const boardOf = (genre: string): Board => boards.get(genre)!;
  const byGenre = <T>(value: (board: Board) => T): Record<string, T> =>
    Object.fromEntries(genres.map((genre) => [genre, value(boardOf(genre))]));

  function enter(genre: string, other: string, means: Float64Array): void {
    const { withItself, closer, averages } = boardOf(genre);
    averages.set(other, averageOf(means, measures));
    for (let i = 0; i < means.length; i++)
      if (isCloser(means[i]!, withItself[i]!, isSimilarity[i % measures]!)) closer[i]!++;
  }

  return {
    add(a, b, means) {
      if (a === b)
        Object.assign(boardOf(a), { withItself: means, closer: new Uint32Array(means.length) });
      enter(a, b, means);
      if (a !== b) enter(b, a, means);
    },
    matrix: (measure) =>
      byGenre(({ averages }) =>
        Object.fromEntries(genres.map((other) => [other, averages.get(other)![measure]!])),
      ),
    selfRanks: (measure) =>
      byGenre(({ closer }) =>
        selfRank(
          closer.filter((_, i) => i % measures === measure),
          genres.length,
        ),
      ),
  };
}

/** What is known of one genre. */
interface Board {
  withItself: Float64Array; // [repeats, measures]
  /** number of genres strictly closer than itself */
  closer: Uint32Array; // [repeats, measures]
  /** by other genre: [measures] */
  averages: Map<string, number[]>;
}

function newBoard(): Board {
  return { withItself: new Float64Array(), closer: new Uint32Array(), averages: new Map() };
}

/** Mean over the repeats: [measures]. */
function averageOf(means: Float64Array, measures: number): number[] {
  const sums = Array.from({ length: measures }, () => 0);
  means.forEach((mean, i) => (sums[i % measures]! += mean));
  return sums.map((sum) => (sum * measures) / means.length);
}
