import type { Corpus } from "../../data/corpus.ts";
import type { Analysis } from "../analysis.ts";
import { estimateSeconds } from "./plan.ts";
import { quickly } from "./quick.ts";

/** One computation to come. */
export interface Due {
  analysis: Analysis<unknown, unknown>;
  corpus: Corpus;
}

/** From here on it is said how long it takes. */
const longSeconds = 90;

/**
 * `about 14 minutes on two idle cores`, and if `mayBeQuick` what is left of it without the slow networks; null when
 * it is no long time. Where nobody has said what a model costs, it counts as nothing.
 */
export function describeTime(due: readonly Due[], mayBeQuick: boolean): string | null {
  const whole = secondsOf(due);
  if (whole < longSeconds) return null;
  const quick = secondsOf(due.map((it) => ({ ...it, analysis: quickly(it.analysis) })));
  const advice = mayBeQuick
    ? `; --quick leaves out the slow networks: about ${minutes(quick)}`
    : "";
  return `to compute: about ${minutes(whole)} on two idle cores${advice}`;
}

function secondsOf(due: readonly Due[]): number {
  return due.reduce((sum, it) => sum + (estimateSeconds(it.analysis, it.corpus) ?? 0), 0);
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? "1 minute" : `${count} minutes`;
}
