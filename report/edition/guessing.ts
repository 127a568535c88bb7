import { type Guesses, isUneven, onlyAnswer } from "../../analyses/stats/guessing.ts";
import { wilsonInterval } from "../../analyses/stats/classification.ts";
import type { Evaluation } from "../../analyses/stats/evaluation.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import { fixed } from "../language/formats.ts";
import { countCovers } from "./edition.ts";
import { isGrouped } from "./groups.ts";
import type { Notice } from "./notices.ts";
import { formatInterval } from "./trainedNetworks.ts";

/** With fewer test covers the interval of an accuracy of one half is wider than a third. */
const fewestTestCovers = 30;

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

/** An interval, and below it what a model says if that is always the same. */
export function intervalCell(
  test: Pick<Evaluation, "accuracy" | "answered" | "confusion">,
  poster: Poster,
): string | string[] {
  const interval = formatInterval(test.accuracy);
  const genre = onlyAnswer(test);
  return genre === undefined ? interval : [interval, `always ${genreLabel(poster, genre)}`];
}

/** What the head of a page says of a corpus with too few test covers; `isFolded`: all covers are judged, too. */
export function tooFewCovers(corpus: Corpus, isFolded = false): Notice[] {
  const { test, covers } = countCovers(corpus);
  if (test >= fewestTestCovers) return [];
  const [low, high] = wilsonInterval(test / 2, test);
  const width = fixed((high - low) * 100, 0);
  const folded = isFolded ? ` By folds all ${fixed(covers, 0)} covers are judged.` : "";
  const rule = isGrouped(corpus)
    ? "Whole groups are tested, as far as they fit in a tenth of their genre: take more of them"
    : `A tenth of each genre is tested: take about ${10 * fewestTestCovers} covers`;
  const reason = `only ${test} test covers, where ${fewestTestCovers} or more are wanted: the 95% interval of an accuracy on them may be ${width} points wide, so nothing can be concluded from it. ${rule}, or test more of them by a column split in labels.csv.${folded}`;
  return [{ analysis: "corpus", state: "few", reasons: [reason] }];
}
