import type { Poster } from "../../../data/poster/poster.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { columnMean, columnsOf, genreShare } from "../terms/columns.ts";
import { mean } from "../../../analyses/stats/mean.ts";
import { isAtLeast, published } from "../terms/shares.ts";
import { allOf, anyOf, verdictOf } from "../terms/verdict.ts";
import { genresInWords, listed, percent, withInterval } from "../terms/words.ts";

const see = "figure:accuracyByGenre";

/** What the text remarks of the networks' accuracies, against the columns of Tables 2 and 3. */
export const remarkChecks: readonly PosterCheck[] = [
  { claim: "metalAccuracy", against: "own tables", see, find: metalAccuracy },
  { claim: "rockJazz", against: "own tables", see, find: lowGenres },
  { claim: "nearGuessing", against: "own tables", see: "table:networkScores", find: nearGuessing },
  { claim: "someGenres", against: "own tables", see, find: someGenres },
];

/** As a property of the networks, not of the numbers printed: intervals decide. */
function metalAccuracy(poster: Poster): Finding {
  const level = poster.networkText.metalAtLeast;
  const shares = columnsOf(poster).map(({ name, column }) => ({
    name,
    share: genreShare(poster, column["metal"]!),
  }));
  const lowest = shares.reduce((a, b) => (b.share.value < a.share.value ? b : a));
  return {
    published: `at least ${level}%`,
    verdict: verdictOf(
      allOf(shares.map(({ share }) => isAtLeast(share, level / 100))),
      poster.data.poster.testPerGenre,
    ),
    reason: `all ${shares.length} printed values are ${shares.every(({ share }) => share.value * 100 >= level) ? "" : "not "}at least ${level}%; the lowest, ${lowest.name}, is ${withInterval(lowest.share)}`,
    numbers: { lowest: lowest.share.value },
  };
}

/** Low: not shown to be above chance. Typically: in more than half of the columns. */
function lowGenres(poster: Poster): Finding {
  const { low: genres } = poster.networkText;
  const chance = poster.data.chance.percent / 100;
  const columns = columnsOf(poster);
  const lows = genres.map(
    (genre) =>
      columns.filter(({ column }) => genreShare(poster, column[genre]!).low <= chance).length,
  );
  const values = genres.map((genre) => columns.map(({ column }) => column[genre]!));
  return {
    published: genresInWords(poster, genres),
    verdict: verdictOf(lows.every((count) => count > columns.length / 2)),
    reason: genres
      .map(
        (genre, i) =>
          `${genresInWords(poster, [genre])}: ${lows[i]} of ${columns.length} values (${Math.min(...values[i]!)}% to ${Math.max(...values[i]!)}%) are not above chance at n = ${poster.data.poster.testPerGenre}`,
      )
      .join("; "),
  };
}

function nearGuessing(poster: Poster): Finding {
  const chance = poster.data.chance.percent / 100;
  const columns = columnsOf(poster).map(({ name, column }) => ({
    name,
    share: published(columnMean(column), poster.data.poster.test),
  }));
  const lowest = columns.reduce((a, b) => (b.share.value < a.share.value ? b : a));
  const truths = columns.map(({ share }) => isAtLeast(share, chance));
  const above = truths.filter((truth) => truth === true).length;
  const all = mean(columns.map(({ share }) => share.value));
  return {
    published: `about ${poster.networkText.average}%`,
    verdict: verdictOf(allOf(truths), poster.data.poster.test),
    reason: `the means of ${above} of ${columns.length} columns are above chance, the lowest ${lowest.name} with ${withInterval(lowest.share)}; on average they are at ${percent(all)}`,
    numbers: { mean: all, lowest: lowest.share.value },
  };
}

/** In every network some genre is above chance and some is not shown to be. */
function someGenres(poster: Poster): Finding {
  const chance = poster.data.chance.percent / 100;
  const counts = columnsOf(poster).map(({ name, column }) => {
    const truths = Object.values(column).map((value) =>
      isAtLeast(genreShare(poster, value), chance),
    );
    const above = truths.filter((truth) => truth === true).length;
    return { name, above, works: anyOf(truths) === true && above < truths.length };
  });
  return {
    published: "some genres only",
    verdict: verdictOf(counts.every(({ works }) => works)),
    reason: `genres above chance at n = ${poster.data.poster.testPerGenre}: ${listed(counts.map(({ name, above }) => `${above} (${name})`))} of ${poster.genres.length}`,
  };
}
