import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import { share } from "../../../analyses/stats/evaluation.ts";
import type { SelfRank } from "../../../analyses/stats/selfRank.ts";
import {
  type Answer,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
  sharedGenres,
} from "../terms/check.ts";
import { isWithin, sum } from "../terms/shares.ts";
import { intersection } from "./similarityResults.ts";
import { allOf, type Truth, verdictOf } from "../terms/verdict.ts";
import { count, genresInWords, listed, percent } from "../terms/words.ts";

const needs = "histogramSimilarity";

/** Ranks of genres to themselves, against ours. Genres that the corpus lacks could only make a rank larger. */
export const rankResults: readonly ResultCheck[] = [
  {
    claim: "selfRankTable",
    needs,
    see: "figure:selfRanks",
    published: ({ selfRank, ...poster }) =>
      poster.genres.map(({ name, label }) => `${label} ${selfRank.ranks[name]}`).join(", "),
    find: selfRankTable,
  },
  {
    claim: "selfSimilar",
    needs,
    see: "table:selfRank",
    published: (poster) =>
      `first: ${genresInWords(poster, poster.selfRankText.first)}; last: ${genresInWords(poster, poster.selfRankText.last)}`,
    find: selfSimilar,
  },
  {
    claim: "repeats",
    needs,
    see: "figure:selfRanks",
    published: (poster) => genresInWords(poster, poster.readings.slightlyConsistent),
    find: repeats,
  },
  {
    claim: "averageRank",
    needs,
    see: "table:selfRank",
    published: ({ averageRank: { low, high } }) => `${low} to ${high}`,
    find: averageRank,
  },
  {
    claim: "colour",
    needs,
    see: "table:selfRank",
    published: () => "most genres",
    find: colour,
  },
];

/** One draw of a few covers gave the table: could it, by how often our draws give such ranks? Below 5% over all genres, it could not. */
function selfRankTable(poster: Poster, computed: Computed): Answer | null {
  const missing = missingGenres(poster, computed);
  const ranks = intersection(computed, "poster")?.selfRank;
  if (!ranks) return null;
  const shares = sharedGenres(poster, computed).map((genre) => {
    const { counts } = ranks[genre]!;
    const published = poster.selfRank.ranks[genre]!;
    const fitting = counts.filter((_, i) => i + 1 <= published && published <= i + 1 + missing);
    return { genre, published, share: sum(fitting) / sum(counts) };
  });
  const truths = shares.map(({ share }): Truth => {
    if (share < 0.05 / shares.length) return false;
    return missing === 0 ? true : null;
  });
  const rarest = shares.reduce((a, b) => (b.share < a.share ? b : a));
  return {
    verdict: verdictOf(allOf(truths), genresAtHand(poster, computed)),
    reason: `in ${count(sum(ranks[rarest.genre]!.counts))} draws of as few covers, the rarest of these ranks (${genreLabel(poster, rarest.genre)}, ${rarest.published}) comes up in ${missing > 0 ? "at most " : ""}${percent(rarest.share)}`,
    numbers: { rarest: rarest.share },
  };
}

/** Over all pairs of covers. First is rank 1; very different is the lower half of the ranks. */
function selfSimilar(poster: Poster, computed: Computed): Answer | null {
  const rank = rankOver(poster, computed);
  if (!rank) return null;
  const { first, last } = poster.selfRankText;
  const middle = (poster.genres.length + 1) / 2;
  const truths = sharedGenres(poster, computed).map((genre): Truth => {
    const { low, high } = rank(genre);
    if (first.includes(genre)) return isWithin(low, high, 1, 1);
    if (last.includes(genre)) return isWithin(low, high, middle, poster.genres.length);
    return isWithin(low, high, 2, poster.genres.length);
  });
  return {
    verdict: verdictOf(allOf(truths), genresAtHand(poster, computed)),
    reason: `over all pairs of covers: ${ranksInWords(poster, computed, [...first, ...last])}`,
  };
}

/** Consistent: first more often than by chance. More genres could only make that rarer. */
function repeats(poster: Poster, computed: Computed): Answer | null {
  const ranks = intersection(computed, "writeUp")?.selfRank;
  if (!ranks) return null;
  const chance = 1 / poster.genres.length;
  const here = sharedGenres(poster, computed).length;
  const genres = poster.readings.slightlyConsistent.filter((genre) => ranks[genre]);
  const shares = genres.map((genre) => share(ranks[genre]!.counts[0]!, sum(ranks[genre]!.counts)));
  const isOpen = missingGenres(poster, computed) > 0;
  const truths = shares.map(({ low, high }): Truth => {
    if (high < chance) return false;
    return low > chance && !isOpen ? true : null;
  });
  const words = genres.map(
    (genre, i) => `${genreLabel(poster, genre)} ${percent(shares[i]!.value)}`,
  );
  return {
    verdict: verdictOf(allOf(truths), genresAtHand(poster, computed)),
    reason: `first of the ${here} genres at hand in so many of the draws: ${listed(words)}; by chance ${percent(1 / here, 0)}, of ${poster.genres.length} genres ${percent(chance, 0)}`,
  };
}

function averageRank(poster: Poster, computed: Computed): Answer | null {
  const ranks = intersection(computed, "writeUp")?.selfRank;
  if (!ranks) return null;
  const { low, high, except } = poster.averageRank;
  const missing = missingGenres(poster, computed);
  const genres = sharedGenres(poster, computed).filter((genre) => !except.includes(genre));
  const truths = genres.map((genre) => {
    const { mean } = ranks[genre]!;
    const error = 1.96 * standardError(ranks[genre]!);
    return isWithin(mean - error, mean + error + missing, low, high);
  });
  const means = genres.map(
    (genre) => `${genreLabel(poster, genre)} ${ranks[genre]!.mean.toFixed(1)}`,
  );
  return {
    verdict: verdictOf(allOf(truths), genresAtHand(poster, computed)),
    reason: `mean ranks among ${computed.corpus.genres.length} genres: ${listed(means)}${missing > 0 ? `; with ${missing} more genres each may be up to ${missing} higher` : ""}`,
  };
}

function colour(poster: Poster, computed: Computed): Answer | null {
  const rank = rankOver(poster, computed);
  if (!rank) return null;
  const ranges = sharedGenres(poster, computed).map(rank);
  const missing = missingGenres(poster, computed);
  const others = ranges.filter(({ low }) => low > 1).length;
  const unsure = ranges.filter(({ low, high }) => low === 1 && high > 1).length + missing;
  const half = poster.genres.length / 2;
  const truth = others > half ? true : others + unsure <= half ? false : null;
  return {
    verdict: verdictOf(truth, genresAtHand(poster, computed)),
    reason: `over all pairs of covers, ${others} of ${ranges.length} genres are more similar to another genre than to themselves`,
    numbers: { others },
  };
}

/** The bounds of a genre's rank over all pairs, among all of the poster's genres. */
function rankOver(
  poster: Poster,
  computed: Computed,
): ((genre: string) => { low: number; high: number }) | null {
  const ranks = intersection(computed, "exact")?.selfRank;
  if (!ranks) return null;
  const missing = missingGenres(poster, computed);
  return (genre) => ({ low: ranks[genre]!.mean, high: ranks[genre]!.mean + missing });
}

function ranksInWords(poster: Poster, computed: Computed, genres: readonly string[]): string {
  const ranks = intersection(computed, "exact")!.selfRank;
  const words = genres
    .filter((genre) => ranks[genre])
    .map((genre) => `${genreLabel(poster, genre)} has rank ${ranks[genre]!.mean}`);
  return `${listed(words)} of ${computed.corpus.genres.length}`;
}

function standardError({ counts, mean }: SelfRank): number {
  const n = sum(counts);
  const squares = counts.map((times, i) => times * (i + 1 - mean) ** 2);
  return n < 2 ? 0 : Math.sqrt(sum(squares) / (n - 1) / n);
}
