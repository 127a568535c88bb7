import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { mean } from "../../../analyses/stats/mean.ts";
import { verdictOf } from "../terms/verdict.ts";
import { genresInWords } from "../terms/words.ts";

const ranks = "table:selfRank";
const matrix = "figure:genreSimilarity";

/** The colour analysis against the poster's own table and figure, and against the write-up. */
export const colourChecks: readonly PosterCheck[] = [
  { claim: "similaritySample", against: "write-up", see: ranks, find: similaritySample },
  { claim: "selfSimilar", against: "own tables", see: ranks, find: selfSimilar },
  { claim: "popRank", against: "own tables", see: matrix, find: rankOfLeastAlike },
  { claim: "popRank", against: "write-up", see: matrix, find: rankOfUnlike },
  { claim: "popUnlike", against: "own tables", see: matrix, find: popUnlike },
  { claim: "metalLike", against: "own tables", see: matrix, find: metalLike },
  { claim: "repeats", against: "own tables", see: "figure:selfRanks", find: repeats },
  { claim: "averageRank", against: "own tables", see: ranks, find: averageRank },
  { claim: "colour", against: "own tables", see: ranks, find: colour },
];

function similaritySample({ similarity: { poster, writeUp } }: Poster): Finding {
  const same = poster.covers === writeUp.covers;
  return {
    published: `${poster.covers} covers of each genre`,
    verdict: verdictOf(same),
    reason: `the write-up compares ${writeUp.covers} covers of each genre${same ? "" : ": not the same numbers of covers"}`,
  };
}

function selfSimilar(poster: Poster): Finding {
  const { first, last } = poster.selfRankText;
  const ranks = poster.selfRank.ranks;
  const highest = Math.max(...Object.values(ranks));
  const [ones, ends] = [genresAt(poster, 1), genresAt(poster, highest)];
  return {
    published: `first: ${genresInWords(poster, first)}; last: ${genresInWords(poster, last)}`,
    verdict: verdictOf(isSameSet(first, ones) && isSameSet(last, ends)),
    reason: `Table 1 has rank 1 for ${genresInWords(poster, ones)}, and its last rank, ${highest}, for ${genresInWords(poster, ends)}`,
  };
}

/** Contradiction B: in a symmetric matrix a row that is the lowest in every column is lowest in its own, too. */
function rankOfLeastAlike(poster: Poster): Finding {
  const genres = poster.genreSimilarity.leastAlikeEverywhere;
  const last = poster.genres.length;
  const ranks = genres.map((genre) => poster.selfRank.ranks[genre]!);
  const name = genresInWords(poster, genres);
  return {
    published: `rank ${ranks.join(", ")}`,
    verdict: verdictOf(ranks.every((rank) => rank === last)),
    reason: `Figure 2 shows ${name} as the least similar to every genre, itself included; in a symmetric matrix its rank to itself is then ${last}, and Table 1 has ${ranks.join(", ")}`,
    numbers: { implied: last, rank: ranks[0] ?? 0 },
  };
}

function rankOfUnlike(poster: Poster): Finding {
  const genres = poster.readings.alikeToNone;
  const ranks = genres.map((genre) => poster.selfRank.ranks[genre]!);
  return {
    published: `rank ${ranks.join(", ")}`,
    verdict: verdictOf(!ranks.includes(1)),
    reason: `by the write-up ${genresInWords(poster, genres)} is not similar even to itself; Table 1 has rank ${ranks.join(", ")}${ranks.includes(1) ? ", most similar to itself" : ""}`,
  };
}

function popUnlike(poster: Poster): Finding {
  const [read, shown] = [poster.readings.alikeToNone, poster.genreSimilarity.leastAlikeEverywhere];
  return {
    published: genresInWords(poster, read),
    verdict: verdictOf(isSameSet(read, shown)),
    reason: `the lowest row of Figure 2 is ${genresInWords(poster, shown)}`,
  };
}

function metalLike(poster: Poster): Finding {
  const claims = Object.entries(poster.readings.mostAlike);
  const rows = claims.map(([genre, [closest]]) => ({
    genre,
    isFirst: closest === genre,
    rank: poster.selfRank.ranks[genre]!,
  }));
  return {
    published: claims.map(([, others]) => genresInWords(poster, others)).join("; "),
    verdict: verdictOf(rows.every(({ isFirst, rank }) => isFirst === (rank === 1))),
    reason: `${rows.map(({ genre, rank }) => `${genreLabel(poster, genre)} has rank ${rank} to itself in Table 1`).join(", ")}; the values of Figure 2 are not published`,
  };
}

/** The genres said to come near themselves should be those with the lowest ranks. */
function repeats(poster: Poster): Finding {
  const genres = poster.readings.slightlyConsistent;
  const own = genres.map((genre) => poster.selfRank.ranks[genre]!);
  const others = poster.genres
    .filter(({ name }) => !genres.includes(name))
    .map(({ name }) => poster.selfRank.ranks[name]!);
  return {
    published: genresInWords(poster, genres),
    verdict: verdictOf(Math.max(...own) < Math.min(...others)),
    reason: `Table 1 ranks them ${own.join(", ")}, the other genres ${Math.min(...others)} to ${Math.max(...others)}`,
  };
}

/** One rank for each genre says little of averages: the mean over genres is held against the bounds, with its 95% interval. */
function averageRank(poster: Poster): Finding {
  const { low, high, except } = poster.averageRank;
  const ranks = poster.genres
    .filter(({ name }) => !except.includes(name))
    .map(({ name }) => poster.selfRank.ranks[name]!);
  const centre = mean(ranks);
  const uniform = Math.sqrt((poster.genres.length ** 2 - 1) / 12 / ranks.length);
  const isFar = centre + 1.96 * uniform < low || centre - 1.96 * uniform > high;
  return {
    published: `${low} to ${high}, except ${genresInWords(poster, except)}`,
    verdict: verdictOf(isFar ? false : null, `${ranks.length} single ranks`),
    reason: `Table 1 has one rank for each; their mean is ${centre.toFixed(1)}, give or take ${(1.96 * uniform).toFixed(1)} if ranks are random`,
    numbers: { mean: centre },
  };
}

function colour(poster: Poster): Finding {
  const ones = genresAt(poster, 1);
  const others = poster.genres.length - ones.length;
  return {
    published: `rank 1: ${genresInWords(poster, ones)}`,
    verdict: verdictOf(others > poster.genres.length / 2),
    reason: `${others} of ${poster.genres.length} genres are more similar to another genre than to themselves in Table 1`,
  };
}

function genresAt(poster: Poster, rank: number): string[] {
  return poster.genres
    .map(({ name }) => name)
    .filter((name) => poster.selfRank.ranks[name] === rank);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
