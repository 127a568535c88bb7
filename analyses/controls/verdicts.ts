import { share, type Share } from "../stats/evaluation.ts";
import { guessedShares, type Guesses, guessingLevel } from "../stats/guessing.ts";
import type { ControlledLearners, Expectation } from "./accuracies.ts";

export interface ControlRow {
  accuracy: Share;
  /** what it is held to; null where nothing is asked */
  bound: { low: number; high: number } | null;
  /** null where nothing is asked */
  passes: boolean | null;
  /** of the negative control, where more than one deal was needed: `accuracy` is over all of them */
  firstDeal?: Share;
}

export interface ControlSide {
  /** of a guess at any genre */
  chance: number;
  rows: Record<string, ControlRow>;
  failed: string[];
}

export interface NegativeSide extends ControlSide {
  /** of the accuracies on one deal */
  interval: { low: number; high: number };
  /** those outside it the first time */
  dealtAgain: string[];
  /** how often these were dealt, the first time counted */
  deals: number;
}
export type PositiveSide = ControlSide & { ceiling: number; shareOfCeiling: number };

/**
 * With nothing to learn: by value, it must lie where 99 of 100 guesses do, from those at any genre to those at the
 * largest, which who names it more often than others comes near. `again` has the accuracies of further deals of those
 * that did not at first (`outsiders`): they are judged by all their deals together.
 */
export function negativeSide(
  shares: Record<string, Share>,
  guesses: Guesses,
  again: Record<string, readonly Share[]>,
  deals: number,
): NegativeSide {
  const rows = Object.entries(shares).map(([name, first]): [string, ControlRow] => {
    const accuracy = pooled([first, ...(again[name] ?? [])]);
    const row = {
      accuracy,
      bound: guessedShares(guesses, accuracy.n),
      passes: isGuessing(accuracy, guesses),
    };
    return [name, name in again ? { ...row, firstDeal: first } : row];
  });
  const interval = guessedShares(guesses, Object.values(shares)[0]!.n);
  return { ...sideOf(rows, guesses), interval, dealtAgain: Object.keys(again), deals };
}

/** Names of those whose first deal lies outside the interval of guessing. */
export function outsiders(shares: Record<string, Share>, guesses: Guesses): string[] {
  return Object.keys(shares).filter((name) => !isGuessing(shares[name]!, guesses));
}

function isGuessing({ value, n }: Share, guesses: Guesses): boolean {
  const { low, high } = guessedShares(guesses, n);
  return value >= low && value <= high;
}

function pooled(shares: readonly Share[]): Share {
  const right = shares.reduce((sum, { value, n }) => sum + Math.round(value * n), 0);
  return share(
    right,
    shares.reduce((sum, { n }) => sum + n, 0),
  );
}

/** With a known amount to learn, by the 95% interval: it must reach the share of the ceiling, or lie above what guessing gives. */
export function positiveSide(
  shares: Record<string, Share>,
  guesses: Guesses,
  controlled: ControlledLearners,
  { ceiling, shareOfCeiling }: { ceiling: number; shareOfCeiling: number },
): PositiveSide {
  const expectations = expectationsOf(controlled);
  const guessed = guessingLevel(guesses);
  const rows = Object.entries(shares).map(([name, accuracy]): [string, ControlRow] => {
    const expected = expectations[name]!;
    if (expected === "none") return [name, { accuracy, bound: null, passes: null }];
    if (expected === "beat")
      return [name, { accuracy, bound: { low: guessed, high: 1 }, passes: accuracy.low > guessed }];
    const low = shareOfCeiling * ceiling;
    return [name, { accuracy, bound: { low, high: 1 }, passes: accuracy.high >= low }];
  });
  return { ...sideOf(rows, guesses), ceiling, shareOfCeiling };
}

function expectationsOf({
  learners,
  networks,
  frozen,
}: ControlledLearners): Record<string, Expectation> {
  const byName = Object.entries({ ...learners, ...networks });
  const lastLayers = Object.entries(frozen).flatMap(([name, { recipe, logistic }]) => [
    [name, recipe] as const,
    [`${name}Logistic`, logistic] as const,
  ]);
  return Object.fromEntries([
    ...byName.map(([name, { expected }]) => [name, expected] as const),
    ...lastLayers,
  ]);
}

function sideOf(rows: [string, ControlRow][], { chance }: Guesses): ControlSide {
  const failed = rows.filter(([, { passes }]) => passes === false).map(([name]) => name);
  return { chance, rows: Object.fromEntries(rows), failed };
}
