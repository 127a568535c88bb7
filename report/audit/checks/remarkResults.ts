import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import type { Evaluation } from "../../../analyses/stats/evaluation.ts";
import { guessingLevel } from "../../../analyses/stats/guessing.ts";
import { recognition, tellsApart } from "../../../analyses/stats/recognition.ts";
import {
  type Answer,
  type Computed,
  genresAtHand,
  missingGenres,
  type ResultCheck,
  runsOf,
} from "../terms/check.ts";
import { networkLabel, runLabel } from "../../language/labels.ts";
import { isAtLeast } from "../terms/shares.ts";
import { allOf, notOf, type Truth, verdictOf } from "../terms/verdict.ts";
import { count, genresInWords, percent, withInterval } from "../terms/words.ts";

const needs = "fullTraining";
const see = "figure:accuracyByGenre";

/** What the text remarks of the networks' accuracies, against our networks trained from scratch. */
export const remarkResults: readonly ResultCheck[] = [
  {
    claim: "metalAccuracy",
    needs,
    see,
    published: ({ networkText }) => `at least ${networkText.metalAtLeast}%`,
    find: metalAccuracy,
  },
  {
    claim: "rockJazz",
    needs,
    see,
    published: (poster) => genresInWords(poster, poster.networkText.low),
    find: lowGenres,
  },
  {
    claim: "nearGuessing",
    needs,
    see: "table:networkScores",
    published: ({ networkText }) => `about ${networkText.average}%`,
    find: nearGuessing,
  },
  {
    claim: "someGenres",
    needs,
    see,
    published: () => "some genres only",
    find: someGenres,
  },
  {
    claim: "randomPixelsNetworks",
    needs,
    see: "table:networkScores",
    published: () => "no numbers",
    find: randomPixels,
  },
];

/** One run of a network. */
interface Network {
  label: string;
  test: Evaluation;
}

/** Every run of our networks that the poster has, too: random pixels are the write-up's aside. */
function networksOf({ fullTraining }: Poster, computed: Computed): Network[] {
  return Object.keys(fullTraining.accuracy).flatMap((name) => {
    const runs = runsOf(computed, name);
    return runs.map(({ test }, index) => ({
      label: runLabel(networkLabel(name), index, runs.length),
      test,
    }));
  });
}

/** With fewer genres to choose from, passing is easier than it was: it cannot confirm, only failing can refute. */
function metalAccuracy(poster: Poster, computed: Computed): Answer | null {
  const networks = networksOf(poster, computed).filter(({ test }) => test.byGenre["metal"]);
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

/**
 * Low: found less often than by guessing. Typically: by more than half of the networks. A genre with fewer training
 * covers than others is named less often, so here it cannot confirm what was said of even numbers, only refute it.
 */
function lowGenres(poster: Poster, computed: Computed): Answer | null {
  const networks = networksOf(poster, computed);
  const genres = poster.networkText.low.filter((genre) => computed.corpus.genres.includes(genre));
  if (networks.length === 0 || genres.length === 0) return null;
  const truth = allOf(genres.map((genre) => isTypicallyLow(genre, networks)));
  const shown = genres.map((genre) => {
    const values = networks.map(({ test }) => percent(test.byGenre[genre]!.value, 0));
    return `${genreLabel(poster, genre)}: ${values.join(", ")}`;
  });
  const rare = rarest(genres, computed);
  const few = `${count(rare.count)} training covers of ${rare.genre}`;
  const isUneven = truth === true && rare.count < 0.75 * rare.most;
  return {
    verdict: verdictOf(isUneven ? null : truth, isUneven ? few : networks[0]!.test.accuracy.n),
    reason: `shares found by ${networks.length} networks, where guessing gives ${percent(networks[0]!.test.chance)}: ${shown.join("; ")}${isUneven ? `; but there are only ${few}, where another genre has ${count(rare.most)}` : ""}`,
    numbers: { fewest: rare.count, most: rare.most },
  };
}

function isTypicallyLow(genre: string, networks: readonly Network[]): Truth {
  const lows = networks.map(({ test }) => notOf(isAtLeast(test.byGenre[genre]!, test.chance)));
  const half = networks.length / 2;
  if (lows.filter((low) => low === true).length > half) return true;
  return lows.filter((low) => low === false).length >= half ? false : null;
}

/** Of these genres the one with the fewest training covers, beside the most that any genre has. */
function rarest(
  genres: readonly string[],
  { corpus }: Computed,
): { genre: string; count: number; most: number } {
  const counts = corpus.genres.map((genre) => ({
    genre,
    count: corpus.covers.filter((cover) => cover.genre === genre && cover.split === "train").length,
  }));
  const own = counts.filter(({ genre }) => genres.includes(genre));
  const rare = own.reduce((a, b) => (b.count < a.count ? b : a));
  return { ...rare, most: Math.max(...counts.map(({ count }) => count)) };
}

function nearGuessing(poster: Poster, computed: Computed): Answer | null {
  const networks = networksOf(poster, computed);
  if (networks.length === 0) return null;
  const truths = networks.map(({ test }) => isAtLeast(test.accuracy, guessingLevel(test)));
  const lowest = networks.reduce((a, b) => (b.test.accuracy.value < a.test.accuracy.value ? b : a));
  const { accuracy } = lowest.test;
  const chance = guessingLevel(lowest.test);
  return {
    verdict: verdictOf(allOf(truths), accuracy.n),
    reason: `the lowest of ${networks.length} networks is right for ${withInterval(accuracy)}, guessing for ${percent(chance)}`,
    numbers: { lowest: accuracy.value, chance },
  };
}

/** Every network tells some genre from the others, and is not shown to tell some other one. */
function someGenres(poster: Poster, computed: Computed): Answer | null {
  const { genres } = computed.corpus;
  const told = networksOf(poster, computed).map(({ label, test }) => ({
    label,
    told: genres.filter((genre) => tellsApart(recognition(test.confusion, genre), genres.length)),
  }));
  if (told.length === 0) return null;
  const shown = told.map(({ label, told }) => `${label}: ${genresInWords(poster, told)}`);
  return {
    verdict: verdictOf(told.every(({ told }) => told.length > 0 && told.length < genres.length)),
    reason: `told from the other genres, by Fisher’s exact test at 5% over ${genres.length} genres: ${shown.join("; ")}`,
  };
}

/** Very poor for networks: not better than a guess. */
function randomPixels(_: Poster, computed: Computed): Answer | null {
  const [run] = runsOf(computed, "customRandomPixels");
  if (!run?.againstCustom) return null;
  const { accuracy } = run.test;
  const chance = guessingLevel(run.test);
  const { p } = run.againstCustom;
  const isBetter: Truth = isAtLeast(accuracy, chance);
  const isPoor = isBetter === null ? null : !isBetter;
  return {
    verdict: verdictOf(isPoor, accuracy.n),
    reason: `the custom network on random pixels is right for ${withInterval(accuracy)}, guessing gives ${percent(chance)}; against resized pixels McNemar’s p is ${p.toFixed(2)}`,
    numbers: { here: accuracy.value, p },
  };
}
