import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { Analysis } from "../../contract/analysis.ts";
import { secondsOf } from "../../cost/cost.ts";
import { quickly } from "../quick.ts";

/** One computation to come. */
export interface Due {
  analysis: Analysis<unknown, unknown>;
  corpus: Corpus;
}

/** From here on it is said how long it takes. */
const longSeconds = 90;

/**
 * `about 14 minutes on two idle cores`, and if `mayBeQuick` what is left of it without the slow networks; null when
 * it is no long time. A network whose cost nobody has stated counts as nothing.
 */
export function describeTime(due: readonly Due[], mayBeQuick: boolean): string | null {
  const whole = sum(due);
  if (whole < longSeconds) return null;
  const quick = sum(due.map((it) => ({ ...it, analysis: quickly(it.analysis) })));
  const advice = mayBeQuick
    ? `; --quick leaves out the slow networks: about ${minutes(quick)}`
    : "";
  return `to compute: about ${minutes(whole)} on two idle cores${advice}`;
}

function sum(due: readonly Due[]): number {
  return due.reduce((total, { analysis, corpus }) => total + secondsOf(analysis, corpus), 0);
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? "1 minute" : `${count} minutes`;
}
