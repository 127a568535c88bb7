import { genreLabel, type Poster } from "../../data/poster.ts";
import type { Evaluation } from "../stats/evaluation.ts";
import {
  type Answer,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
} from "./check.ts";
import { isAtLeast } from "./shares.ts";
import { allOf, anyOf, type Truth, verdictOf } from "./verdict.ts";
import { genresInWords, listed, percent, withInterval } from "./words.ts";

const needs = "fullTraining";
const see = "figure:accuracyByGenre";

/** What the text remarks of the networks' accuracies, against our networks trained from scratch. */
export const remarkResults: readonly ResultCheck[] = [
  {
    ...{ claim: "metalAccuracy", needs, see },
    published: ({ networkText }) => `at least ${networkText.metalAtLeast}%`,
    find: metalAccuracy,
  },
  {
    ...{ claim: "rockJazz", needs, see },
    published: (poster) => genresInWords(poster, poster.networkText.low),
    find: lowGenres,
  },
  {
    ...{ claim: "nearGuessing", needs, see: "table:networkScores" },
    published: ({ networkText }) => `about ${networkText.average}%`,
    find: nearGuessing,
  },
  {
    ...{ claim: "someGenres", needs, see },
    published: () => "some genres only",
    find: someGenres,
  },
  {
    ...{ claim: "randomPixelsNetworks", needs, see: "table:networkScores" },
    published: () => "no numbers",
    find: randomPixels,
  },
];

export interface Network {
  name: string;
  test: Evaluation;
}

/** Our networks that the poster has, too: random pixels are the write-up's aside. */
export function networksOf({ results }: Computed): Network[] {
  return Object.entries(results.fullTraining?.models ?? {})
    .filter(([name]) => /^(custom\d+|alexnet)$/i.test(name))
    .map(([name, { test }]) => ({ name, test }));
}

/** With fewer genres to choose from, passing is easier than it was: it cannot confirm, only failing can refute. */
function metalAccuracy(poster: Poster, computed: Computed): Answer | null {
  const networks = networksOf(computed).filter(({ test }) => test.byGenre["metal"]);
  if (networks.length === 0) return null;
  const level = poster.networkText.metalAtLeast / 100;
  const shares = networks.map(({ test }) => test.byGenre["metal"]!);
  const truth = allOf(shares.map((share) => isAtLeast(share, level)));
  const isEasier = truth === true && missingGenres(poster, computed) > 0;
  const lowest = shares.reduce((a, b) => (b.value < a.value ? b : a));
  return {
    verdict: verdictOf(
      isEasier ? null : truth,
      isEasier ? genresAtHand(poster, computed) : lowest.n,
    ),
    reason: `the lowest of ${networks.length} networks is ${withInterval(lowest)}${isEasier ? `, but among ${computed.corpus.genres.length} genres, where guessing gives ${percent(networks[0]!.test.chance)}` : ""}`,
    numbers: { lowest: lowest.value },
  };
}

/** Low: not shown to be above chance. Typically: for more than half of the networks. */
function lowGenres(poster: Poster, computed: Computed): Answer | null {
  const networks = networksOf(computed);
  const genres = poster.networkText.low.filter((genre) => computed.corpus.genres.includes(genre));
  if (networks.length === 0 || genres.length === 0) return null;
  const lows = genres.map(
    (genre) => networks.filter(({ test }) => test.byGenre[genre]!.low <= test.chance).length,
  );
  const shown = genres.map((genre, i) => {
    const values = networks.map(({ test }) => percent(test.byGenre[genre]!.value, 0));
    return `${genreLabel(poster, genre)} is not above chance for ${lows[i]} of ${networks.length} networks (${values.join(", ")})`;
  });
  return {
    verdict: verdictOf(lows.every((count) => count > networks.length / 2)),
    reason: shown.join("; "),
  };
}

function nearGuessing(_: Poster, computed: Computed): Answer | null {
  const networks = networksOf(computed);
  if (networks.length === 0) return null;
  const truths = networks.map(({ test }) => isAtLeast(test.accuracy, test.chance));
  const lowest = networks.reduce((a, b) => (b.test.accuracy.value < a.test.accuracy.value ? b : a));
  const { accuracy, chance } = lowest.test;
  return {
    verdict: verdictOf(allOf(truths), accuracy.n),
    reason: `the lowest of ${networks.length} networks is right for ${withInterval(accuracy)}, guessing for ${percent(chance)}`,
    numbers: { lowest: accuracy.value, chance },
  };
}

/** In every network some genre is above chance and some is not shown to be. */
function someGenres(_: Poster, computed: Computed): Answer | null {
  const counts = networksOf(computed).map(({ name, test }) => {
    const truths = Object.values(test.byGenre).map((share): Truth => isAtLeast(share, test.chance));
    const above = truths.filter((truth) => truth === true).length;
    return { name, above, works: anyOf(truths) === true && above < truths.length };
  });
  if (counts.length === 0) return null;
  return {
    verdict: verdictOf(counts.every(({ works }) => works)),
    reason: `genres above chance: ${listed(counts.map(({ name, above }) => `${above} (${name})`))} of ${computed.corpus.genres.length}`,
  };
}

/** Very poor for networks: not better than a guess. */
function randomPixels(_: Poster, { results }: Computed): Answer | null {
  const random = results.fullTraining?.models["customRandomPixels"]?.test;
  const paired = results.fullTraining?.againstCustom1["customRandomPixels"];
  if (!random || !paired) return null;
  const isBetter: Truth = isAtLeast(random.accuracy, random.chance);
  const isPoor = isBetter === null ? null : !isBetter;
  return {
    verdict: verdictOf(isPoor, random.accuracy.n),
    reason: `the custom network on random pixels is right for ${withInterval(random.accuracy)}, guessing gives ${percent(random.chance)}; against resized pixels McNemar’s p is ${paired.p.toFixed(2)}`,
    numbers: { here: random.accuracy.value, p: paired.p },
  };
}
