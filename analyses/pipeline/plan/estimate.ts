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
const longSeconds = 20;

/**
 * `about 14 minutes on two idle cores`, below two minutes in seconds, and if `mayBeQuick` what is left of it without the slow networks; null when
 * it is no long time. A network whose cost nobody has stated counts as nothing.
 */
export function describeTime(due: readonly Due[], mayBeQuick: boolean): string | null {
  const whole = sum(due);
  if (whole < longSeconds) return null;
  const quick = sum(due.map((it) => ({ ...it, analysis: quickly(it.analysis) })));
  const advice = mayBeQuick
    ? `; --quick leaves out the slow networks: about ${inWords(quick)}`
    : "";
  return `to compute: about ${inWords(whole)} on two idle cores${advice}`;
}

function sum(due: readonly Due[]): number {
  return due.reduce((total, { analysis, corpus }) => total + secondsOf(analysis, corpus), 0);
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.max(10, Math.round(seconds / 10) * 10)} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
