import { wilsonInterval } from "../../../analyses/stats/classification.ts";
import { share, type Share } from "../../../analyses/stats/evaluation.ts";
import type { Truth } from "./verdict.ts";

/** Of 99.9%: fifty intervals at once err about as often as one of 95%. */
export const manyZ = 3.290526731491926;

/** A published percentage of so many covers, with its 95% Wilson interval. */
export function published(percent: number, covers: number): Share {
  return { ...share((percent / 100) * covers, covers), value: percent / 100 };
}

/** The share with the interval for one of many comparisons. */
export function amongMany({ value, n }: Share): Share {
  const [low, high] = wilsonInterval(value * n, n, manyZ);
  return { value, low, high, n };
}

/** Whether the true share is at least `level`: not to be told while its interval holds the level. */
export function isAtLeast({ low, high }: Share, level: number): Truth {
  if (low >= level) return true;
  return high < level ? false : null;
}

/** Whether the interval holds the level. */
export function holds({ low, high }: Share, level: number): boolean {
  return low <= level && level <= high;
}

/** A difference of two shares, with its 95% interval if theirs are. */
export interface Difference {
  value: number;
  low: number;
  high: number;
}

/** Interval of the difference of two independent shares, a minus b (Newcombe 1998, Statistics in Medicine 17:873, method 10). */
export function difference(a: Share, b: Share): Difference {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** Whether two shares may be the same: the interval of their difference holds zero. */
export function mayBeEqual(a: Share, b: Share): boolean {
  const { low, high } = difference(a, b);
  return low <= 0 && 0 <= high;
}

/** Whether the true difference is above zero: not to be told while its interval holds zero. */
export function isPositive({ low, high }: Difference): Truth {
  if (low > 0) return true;
  return high < 0 ? false : null;
}

/** Whether a value is the published one, rounded to as many decimals as that has. */
export function roundsTo(value: number, shown: number): boolean {
  const decimals = String(shown).split(".")[1]?.length ?? 0;
  return Math.abs(value - shown) <= 0.5 * 10 ** -decimals + 1e-9;
}

/** Whether something known to lie from `low` to `high` lies within the bounds. */
export function isWithin(low: number, high: number, from: number, to: number): Truth {
  if (from <= low && high <= to) return true;
  return high < from || to < low ? false : null;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
