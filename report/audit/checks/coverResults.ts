import type { Poster } from "../../../data/poster/poster.ts";
import type { Answer, Computed, ResultCheck } from "../terms/check.ts";
import { verdictOf } from "../terms/verdict.ts";
import { count, genresInWords, listed } from "../terms/words.ts";

/** What is said of the covers and of their averages, against the covers at hand. */
export const coverResults: readonly ResultCheck[] = [
  {
    claim: "coverSize",
    needs: null,
    see: "section:data",
    published: ({ data: { coverSize } }) => `${coverSize.pixels} × ${coverSize.pixels} pixels`,
    find: coverSize,
  },
  {
    claim: "brownish",
    needs: "averagedImages",
    see: "figure:averagedImages",
    published: (poster) => genresInWords(poster, poster.averagedImages.genres),
    find: brownish,
  },
];

function coverSize({ data }: Poster, { corpus: { covers } }: Computed): Answer {
  const { pixels } = data.coverSize;
  const others = covers.filter(({ width, height }) => width !== pixels || height !== pixels);
  const sizes = [...new Set(others.map(({ width, height }) => `${width} × ${height}`))].sort();
  const shown = sizes.length > 4 ? [...sizes.slice(0, 3), `${sizes.length - 3} more sizes`] : sizes;
  return {
    verdict: verdictOf(others.length === 0),
    reason: `${count(others.length)} of ${count(covers.length)} covers have another size${others.length > 0 ? ` (${listed(shown)})` : ""}`,
    numbers: { others: others.length, covers: covers.length },
  };
}

/** Brownish: more red than green, more green than blue. A mess: less contrast than averages of a few covers have. */
function brownish(_: Poster, { results: { averagedImages } }: Computed): Answer | null {
  if (!averagedImages) return null;
  const genres = Object.values(averagedImages.genres);
  const brown = genres.filter(
    ({ meanColour: { red, green, blue } }) => red > green && green > blue,
  );
  const faded = genres.filter(({ contrast }) => contrast.at(-1)!.rms < contrast[0]!.rms);
  const kept = genres.map(({ contrast }) => contrast.at(-1)!.rms / contrast[0]!.rms);
  const fewest = genres[0]?.contrast[0]?.covers ?? 0;
  return {
    verdict: verdictOf(brown.length === genres.length && faded.length === genres.length),
    reason: `the averages of all covers have more red than green than blue in ${brown.length} of ${genres.length} genres, and keep at most ${(100 * Math.max(...kept)).toFixed(0)}% of the contrast of averages of ${fewest}`,
    numbers: { brown: brown.length, faded: faded.length },
  };
}
