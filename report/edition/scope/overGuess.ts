import type { FoldedModel } from "../../../analyses/validation/validate.ts";
import { comparePair, type FoldedPair } from "./foldedPairs.ts";

/** How a model judged by folds does against guessing. */
export interface OverGuess extends FoldedPair {
  /** p, corrected for as many tests (Bonferroni); 1 at most */
  corrected: number;
  /** at 5% divided by the number of tests */
  beats: boolean;
}

/** Held against what always names one genre, which is right for as much of the genres as guessing is. */
export function overGuess(
  model: FoldedModel,
  tests: number,
  testCovers: Readonly<Record<string, number>>,
): OverGuess {
  const pair = comparePair(model, alwaysFirst(model), testCovers);
  const corrected = Math.min(1, pair.p * tests);
  return { ...pair, corrected, beats: pair.difference > 0 && corrected < 0.05 };
}

function alwaysFirst({ answers }: FoldedModel): Pick<FoldedModel, "answers"> {
  const names = Object.entries(answers).map(
    ([genre, line]) => [genre, line.replaceAll(/\w/g, "0")] as const,
  );
  return { answers: Object.fromEntries(names) };
}
