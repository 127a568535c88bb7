import { type Guesses, isUneven, onlyAnswer } from "../../analyses/stats/guessing.ts";
import { binomialInterval } from "../../analyses/stats/binomialInterval.ts";
import type { ControlRow, Controls } from "../../analyses/controls.ts";
import { wilsonInterval } from "../../analyses/stats/classification.ts";
import type { Evaluation } from "../../analyses/stats/evaluation.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import { fixed } from "../language/formats.ts";
import { countCovers } from "./edition.ts";
import type { Notice } from "./notices.ts";

/** With fewer test covers the interval of an accuracy of one half is wider than a third. */
const fewestTestCovers = 30;

/** Guesses at the genres of a corpus's test covers. */
export function guessesAt(corpus: Corpus): Guesses {
  const counts = corpus.genres.map((genre) => ({ genre, test: countCovers(corpus, genre).test }));
  const largest = counts.reduce((a, b) => (b.test > a.test ? b : a));
  const share = largest.test / countCovers(corpus).test;
  return { chance: 1 / counts.length, largest: { genre: largest.genre, share } };
}

/** Loss in nats of one who names the shares that the genres have in the test set; of even genres the log of their number. */
export function entropyOfGenres(corpus: Corpus): number {
  const { test } = countCovers(corpus);
  const shares = corpus.genres.map((genre) => countCovers(corpus, genre).test / test);
  return shares.reduce((sum, share) => sum - share * Math.log(share), 0);
}

/** `always metal`: what stands beside accuracies where genres are uneven. */
export function alwaysLargest({ largest }: Guesses, poster: Poster): string {
  return `always ${genreLabel(poster, largest.genre)}`;
}

/** Lines for pictures of accuracies, in percent: what guessing gives and, where it is more, the largest genre alone. */
export function guessLines(guesses: Guesses, poster: Poster): { value: number; label: string }[] {
  const { chance, largest } = guesses;
  const line = { value: chance * 100, label: "guessing" };
  if (!isUneven(guesses)) return [line];
  return [line, { value: largest.share * 100, label: alwaysLargest(guesses, poster) }];
}

/** The model's label, with what it says if that is always the same. */
export function modelLabel(
  label: string,
  test: Pick<Evaluation, "answered" | "confusion">,
  poster: Poster,
): string {
  const genre = onlyAnswer(test);
  return genre === undefined ? label : `${label} (always says ${genreLabel(poster, genre)})`;
}

/** What the head of a page says of a corpus with too few test covers. */
export function tooFewCovers(corpus: Corpus): Notice[] {
  const { test } = countCovers(corpus);
  if (test >= fewestTestCovers) return [];
  const [low, high] = wilsonInterval(test / 2, test);
  const width = fixed((high - low) * 100, 0);
  const reason = `only ${test} test covers: an accuracy’s 95% interval may be ${width} points wide, so nothing can be concluded from these accuracies (${fewestTestCovers} or more are wanted)`;
  return [{ analysis: "corpus", state: "few", reasons: [reason] }];
}

/**
 * The controls with the verdicts for uneven genres: of genres dealt out, a model that names the largest more often than
 * others is right as often as that is common, so what it may be right for reaches from chance to the largest share.
 */
export function judgedControls(controls: Controls, guesses: Guesses): Controls {
  if (!isUneven(guesses)) return controls;
  const { negative } = controls;
  const rows = Object.entries(negative.rows).map(([name, row]): [string, ControlRow] => {
    const bound = guessedShares(guesses, row.accuracy.n);
    const { value } = row.accuracy;
    return [name, { ...row, bound, passes: bound.low <= value && value <= bound.high }];
  });
  const failed = rows.filter(([, { passes }]) => !passes).map(([name]) => name);
  const interval = guessedShares(guesses, Object.values(negative.rows)[0]!.accuracy.n);
  return {
    ...controls,
    negative: { ...negative, rows: Object.fromEntries(rows), failed, interval },
  };
}

/** What 99 of 100 guesses have, be they of any genre or of the largest. */
function guessedShares({ chance, largest }: Guesses, n: number): { low: number; high: number } {
  const [low] = binomialInterval(n, chance, 0.99);
  const [, high] = binomialInterval(n, largest.share, 0.99);
  return { low: low / n, high: high / n };
}
