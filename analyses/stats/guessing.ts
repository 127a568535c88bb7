import type { Corpus } from "../../data/corpus/corpus.ts";
import { binomialInterval } from "./binomialInterval.ts";
import type { Evaluation } from "./evaluation.ts";

/** What is right without looking at a cover: any genre, or always the largest. */
export type Guesses = Pick<Evaluation, "chance" | "largest">;

/** Guesses at the genres of a corpus's test covers; of equally large genres the first is the largest. */
export function guessesAt({ covers, genres }: Corpus): Guesses {
  const test = covers.filter(({ split }) => split === "test");
  const shares = genres.map((genre) => ({
    genre,
    share: test.filter((cover) => cover.genre === genre).length / test.length,
  }));
  const largest = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return { chance: 1 / genres.length, largest };
}

/** Where 99 in 100 shares of right ones among `n` guesses lie, be they at any genre or always at the largest. */
export function guessedShares(guesses: Guesses, n: number): { low: number; high: number } {
  const [low] = binomialInterval(n, guesses.chance, 0.99);
  const [, high] = binomialInterval(n, guessingLevel(guesses), 0.99);
  return { low: low / n, high: high / n };
}

/** Whether always naming the largest genre is right more often than guessing any; then balanced accuracy comes first. */
export function isUneven({ chance, largest }: Guesses): boolean {
  return largest.share > chance + 5e-4;
}

/** What a model must beat to be better than guessing, 0 to 1. */
export function guessingLevel({ chance, largest }: Guesses): number {
  return Math.max(chance, largest.share);
}

/** The one genre that a model names for every cover; undefined where it names several. */
export function onlyAnswer({
  answered,
  confusion,
}: Pick<Evaluation, "answered" | "confusion">): string | undefined {
  if (answered !== 1) return undefined;
  const rows = Object.values(confusion);
  return Object.keys(confusion).find((genre) => rows.some((row) => row[genre]! > 0));
}
