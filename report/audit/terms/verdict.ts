import { count } from "./words.ts";

/** Yes, no, or not to be told from the numbers at hand. */
export type Truth = boolean | null;

/** What the audit says of a published statement; N is the number of covers, repeats or genres that were too few. */
export type Verdict =
  "consistent" | "inconsistent" | "not computed yet" | `cannot be told at n = ${string}`;

/** `n` is named where the truth cannot be told. */
export function verdictOf(truth: boolean): Verdict;
export function verdictOf(truth: Truth, n: number | string): Verdict;
export function verdictOf(truth: Truth, n: number | string = 0): Verdict {
  if (truth === null) return `cannot be told at n = ${typeof n === "number" ? count(n) : n}`;
  return truth ? "consistent" : "inconsistent";
}

/** The four kinds of verdict, for counting. */
export const verdictKinds = ["consistent", "inconsistent", "open", "notComputed"] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export function verdictKind(verdict: Verdict): VerdictKind {
  if (verdict === "consistent" || verdict === "inconsistent") return verdict;
  return verdict === "not computed yet" ? "notComputed" : "open";
}

/** No if any is no, else not to be told if any is not, else yes. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** Yes if any is yes, else not to be told if any is not, else no. */
export function anyOf(truths: readonly Truth[]): Truth {
  return notOf(allOf(truths.map(notOf)));
}

export function notOf(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
