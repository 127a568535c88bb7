import { mcNemar } from "../../../analyses/stats/classification.ts";
import type { Verdict } from "../read/change.ts";
import { exactBounds } from "./exactBounds.ts";

/** Which way a value is better; null when neither way is. */
export type Direction = "higher" | "lower" | null;

/** A difference with what it rests on. */
export interface Judgement {
  delta: number;
  interval: [number, number] | null;
  p: number | null;
  verdict: Verdict;
  why: string;
}

/** A share or mean with its interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Stored numbers have four digits: one step in the last is at most this much of the number. */
const lastDigit = 1.1e-3;

/**
 * The same covers judged at both ends: McNemar's exact test, two-sided, at 5% divided by `tests` (Bonferroni). The
 * interval is that of the same test at the same level, of the covers judged otherwise: it leaves zero out where the test
 * finds a difference.
 */
export function judgePaired(
  before: readonly boolean[],
  after: readonly boolean[],
  direction: Direction,
  tests = 1,
): Judgement {
  const { onlyFirst: lost, onlySecond: won, p } = mcNemar(before, after);
  const n = before.length;
  const level = 0.05 / tests;
  const differing = (won + lost) / n;
  const [low, high] = exactBounds(won, won + lost, level / 2);
  const delta = (won - lost) / n;
  return {
    delta,
    interval: [differing * (2 * low - 1), differing * (2 * high - 1)],
    p,
    verdict: p < level ? moved(delta, direction) : "within noise",
    why: `${won} ${won === 1 ? "cover" : "covers"} won, ${lost} lost of ${n}, ${formatP(p)}${corrected(tests)}`,
  };
}

function formatP(p: number): string {
  return p < 0.00001 ? "p < 0.00001" : `p = ${p.toFixed(p < 0.001 ? 5 : 3)}`;
}

function corrected(tests: number): string {
  const level = ((1 - 0.05 / tests) * 100).toFixed(1);
  return tests > 1 ? `, of ${tests} tests: test and interval at ${level}%` : "";
}

/** Two independent estimates: the interval of their difference (Newcombe 1998, Statistics in Medicine 17:873, method 10). */
export function judgeEstimates(before: Estimate, after: Estimate, direction: Direction): Judgement {
  const delta = after.value - before.value;
  const low = delta - Math.hypot(after.value - after.low, before.high - before.value);
  const high = delta + Math.hypot(after.high - after.value, before.value - before.low);
  const isNoise = low <= 0 && high >= 0;
  const why = isNoise ? "intervals allow for no difference" : "intervals leave no room for none";
  const verdict = isNoise ? "within noise" : moved(delta, direction);
  return { delta, interval: [low, high], p: null, verdict, why };
}

/** Floors below which a number without an interval counts as the same. */
export interface Floors {
  absolute: number;
  relative: number;
}

/** A number without an interval: judged by the floors of its gate, if it has one. */
export function judgeNumbers(
  before: number,
  after: number,
  direction: Direction,
  floors: Floors | null,
): Judgement {
  const base = { delta: after - before, interval: null, p: null };
  if (isRounding(before, after))
    return { ...base, verdict: "within noise", why: "one step in the last digit" };
  if (direction === null || floors === null)
    return { ...base, verdict: "changed", why: "no interval, neither way is better" };
  if (!isBeyond(before, after, floors))
    return { ...base, verdict: "within noise", why: "within the floors of its gate" };
  return { ...base, verdict: moved(base.delta, direction), why: "beyond the floors of its gate" };
}

/** Whether two numbers are further apart than both floors. */
export function isBeyond(before: number, after: number, { absolute, relative }: Floors): boolean {
  const distance = Math.abs(after - before);
  return distance > absolute && distance > relative * Math.abs(before);
}

function isRounding(before: number, after: number): boolean {
  if (Number.isInteger(before) && Number.isInteger(after)) return false;
  return Math.abs(after - before) <= lastDigit * Math.max(Math.abs(before), Math.abs(after));
}

function moved(delta: number, direction: Direction): Verdict {
  if (direction === null) return "changed";
  return delta > 0 === (direction === "higher") ? "improved" : "regressed";
}
