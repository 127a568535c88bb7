import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import {
  type Answer,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
  sharedGenres,
} from "../terms/check.ts";
import { verdictOf } from "../terms/verdict.ts";
import { genresInWords } from "../terms/words.ts";

const needs = "histogramSimilarity";
const see = "figure:genreSimilarity";

/** What the poster and the write-up read from Figure 2, against our matrix over all pairs of covers. */
export const similarityResults: readonly ResultCheck[] = [
  {
    claim: "popUnlike",
    needs,
    see,
    published: (poster) => genresInWords(poster, poster.readings.alikeToNone),
    find: unlike,
  },
  {
    claim: "metalLike",
    needs,
    see,
    published: (poster) => genresInWords(poster, poster.readings.mostAlike["metal"] ?? []),
    find: mostAlike,
  },
  {
    claim: "colourBar",
    needs,
    see,
    published: ({ similarity: { colourBar } }) => `${colourBar.low} to ${colourBar.high}`,
    find: colourBar,
  },
];

/** Least similar to every genre at hand, itself included: in no column is another genre lower. */
function unlike(poster: Poster, computed: Computed): Answer | null {
  const matrix = intersection(computed, "exact")?.matrix;
  const genres = sharedGenres(poster, computed);
  const claimed = poster.readings.alikeToNone.filter((genre) => genres.includes(genre));
  if (!matrix || claimed.length === 0) return null;
  const beaten = claimed.flatMap((genre) =>
    genres.map((lower) => ({
      genre,
      lower,
      columns: genres.filter((column) => matrix[lower]![column]! < matrix[genre]![column]!),
    })),
  );
  const found = beaten.filter(({ columns }) => columns.length > 0);
  const isOpen = missingGenres(poster, computed) > 0;
  const shown = found.map(
    ({ genre, lower, columns }) =>
      `${genreLabel(poster, lower)} is less similar than ${genreLabel(poster, genre)} to ${genresInWords(poster, columns)}`,
  );
  return {
    verdict: verdictOf(
      found.length > 0 ? false : isOpen ? null : true,
      genresAtHand(poster, computed),
    ),
    reason:
      shown.join("; ") || `${genresInWords(poster, claimed)} has the lowest value in every column`,
    numbers: { lower: found.length },
  };
}

function mostAlike(poster: Poster, computed: Computed): Answer | null {
  const matrix = intersection(computed, "exact")?.matrix;
  const genres = sharedGenres(poster, computed);
  const claims = Object.entries(poster.readings.mostAlike).filter(([genre, others]) =>
    [genre, ...others].every((name) => genres.includes(name)),
  );
  if (!matrix || claims.length === 0) return null;
  const tops = claims.map(([genre, others]) => {
    const row = matrix[genre]!;
    const top = [...genres].sort((a, b) => row[b]! - row[a]!).slice(0, others.length);
    return { genre, top, holds: others.every((other) => top.includes(other)) };
  });
  const holds = tops.every((top) => top.holds);
  const isOpen = missingGenres(poster, computed) > 0;
  return {
    verdict: verdictOf(holds && isOpen ? null : holds, genresAtHand(poster, computed)),
    reason: tops
      .map(
        ({ genre, top }) =>
          `the genres at hand most similar to ${genreLabel(poster, genre)} are ${genresInWords(poster, top)}`,
      )
      .join("; "),
  };
}

/** A bar is drawn from the smallest to the largest value; further genres could only widen ours. */
function colourBar(poster: Poster, computed: Computed): Answer | null {
  const matrix = intersection(computed, "exact")?.matrix;
  if (!matrix) return null;
  const values = Object.values(matrix).flatMap((row) => Object.values(row));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const { colourBar: bar } = poster.similarity;
  const isInside = bar.low <= low && high <= bar.high;
  const isOpen = missingGenres(poster, computed) > 0;
  return {
    verdict: verdictOf(isInside && isOpen ? null : isInside, genresAtHand(poster, computed)),
    reason: `mean intersections are ${low.toFixed(2)} to ${high.toFixed(2)}`,
    numbers: { low, high },
  };
}

/** Our comparison by intersection, the measure that the write-up calls the most telling. */
export function intersection({ results }: Computed, protocol: "poster" | "writeUp" | "exact") {
  return results.histogramSimilarity?.[protocol].measures.intersection;
}
