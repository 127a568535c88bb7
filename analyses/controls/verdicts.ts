import { binomialInterval } from "../stats/binomialInterval.ts";
import type { Share } from "../stats/evaluation.ts";
import type { ControlledLearners, Expectation } from "./accuracies.ts";

export interface ControlRow {
  accuracy: Share;
  /** what it is held to; null where nothing is asked */
  bound: { low: number; high: number } | null;
  /** null where nothing is asked */
  passes: boolean | null;
}

export interface ControlSide {
  chance: number;
  rows: Record<string, ControlRow>;
  failed: string[];
}

export type NegativeSide = ControlSide & { interval: { low: number; high: number } };
export type PositiveSide = ControlSide & { ceiling: number; shareOfCeiling: number };

/** With nothing to learn: by value, it must lie where 99 of 100 guesses do. */
export function negativeSide(shares: Record<string, Share>, chance: number): NegativeSide {
  const n = Object.values(shares)[0]!.n;
  const interval = guessing(chance, n);
  const rows = Object.entries(shares).map(([name, accuracy]): [string, ControlRow] => {
    const passes = accuracy.value >= interval.low && accuracy.value <= interval.high;
    return [name, { accuracy, bound: interval, passes }];
  });
  return { ...sideOf(rows, chance), interval };
}

/** Accuracies that `n` guesses have 99 times in 100. */
function guessing(chance: number, n: number): { low: number; high: number } {
  const [low, high] = binomialInterval(n, chance, 0.99);
  return { low: low / n, high: high / n };
}

/** With a known amount to learn, by the 95% interval: it must reach the share of the ceiling, or lie above chance. */
export function positiveSide(
  shares: Record<string, Share>,
  chance: number,
  controlled: ControlledLearners,
  { ceiling, shareOfCeiling }: { ceiling: number; shareOfCeiling: number },
): PositiveSide {
  const expectations = expectationsOf(controlled);
  const rows = Object.entries(shares).map(([name, accuracy]): [string, ControlRow] => {
    const expected = expectations[name]!;
    if (expected === "none") return [name, { accuracy, bound: null, passes: null }];
    if (expected === "beat")
      return [name, { accuracy, bound: { low: chance, high: 1 }, passes: accuracy.low > chance }];
    const low = shareOfCeiling * ceiling;
    return [name, { accuracy, bound: { low, high: 1 }, passes: accuracy.high >= low }];
  });
  return { ...sideOf(rows, chance), ceiling, shareOfCeiling };
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

function sideOf(rows: [string, ControlRow][], chance: number): ControlSide {
  const failed = rows.filter(([, { passes }]) => passes === false).map(([name]) => name);
  return { chance, rows: Object.fromEntries(rows), failed };
}
