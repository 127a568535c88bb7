import type { Evaluation } from "./evaluation.ts";

/** What is right without looking at a cover: any genre, or always the largest. */
export type Guesses = Pick<Evaluation, "chance" | "largest">;

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
