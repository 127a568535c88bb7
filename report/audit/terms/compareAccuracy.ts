import type { Poster } from "../../../data/poster/poster.ts";
import { guessingLevel } from "../../../analyses/stats/guessing.ts";
import type { Share } from "../../../analyses/stats/evaluation.ts";
import { type Answer, type Answers, type Computed, genresAtHand, missingGenres } from "./check.ts";
import { amongMany, mayBeEqual, published } from "./shares.ts";
import { allOf, verdictOf } from "./verdict.ts";
import { percent, withInterval } from "./words.ts";

/**
 * A published accuracy in percent against ours. With fewer genres to choose from the task is another one: then it cannot be
 * told, and the reason gives both with their chances.
 */
export function compareAccuracy(
  percentPublished: number,
  test: Answers,
  poster: Poster,
  computed: Computed,
): Answer {
  const theirs = published(percentPublished, poster.data.poster.test);
  const isSame = missingGenres(poster, computed) === 0;
  return {
    verdict: verdictOf(
      isSame ? mayBeEqual(theirs, test.accuracy) : null,
      genresAtHand(poster, computed),
    ),
    reason: `${withInterval(theirs)} where guessing gives ${poster.data.chance.percent}%; here ${withInterval(test.accuracy)}, guessing ${percent(guessingLevel(test))}`,
    numbers: { published: theirs.value, here: test.accuracy.value, chance: guessingLevel(test) },
  };
}

/** Published accuracies by genre, in percent, against ours, genre by genre with intervals of 99.9%. */
export function compareByGenre(
  column: Readonly<Record<string, number>>,
  test: Answers,
  poster: Poster,
  computed: Computed,
): Answer {
  const shared = poster.genres.filter(({ name }) => test.byGenre[name]);
  const pairs = shared.map(({ name, label }) => ({
    label,
    theirs: amongMany(published(column[name]!, poster.data.poster.testPerGenre)),
    ours: amongMany(test.byGenre[name]!),
  }));
  const isSame = missingGenres(poster, computed) === 0;
  const truths = pairs.map(({ theirs, ours }) => mayBeEqual(theirs, ours));
  const shown = pairs.map(
    ({ label, theirs, ours }) => `${label} ${inPercent(theirs)} and ${inPercent(ours)}`,
  );
  const differ = truths.filter((truth) => !truth).length;
  return {
    verdict: verdictOf(isSame ? allOf(truths) : null, genresAtHand(poster, computed)),
    reason: `theirs and ours in percent: ${shown.join(", ")}; guessing gives ${poster.data.chance.percent} and ${inPercent({ value: test.chance })}${isSame ? `; ${differ} of ${pairs.length} differ beyond noise` : ""}`,
    numbers: { differ },
  };
}

function inPercent({ value }: Pick<Share, "value">): string {
  return (value * 100).toFixed(0);
}
