import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Analysis } from "../contract/analysis.ts";
import { networkSeconds } from "./plan.ts";
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
 * it is no long time. A network whose cost nobody has stated counts as nothing.
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
  const each = due.map(
    ({ analysis, corpus }) =>
      (networkSeconds(analysis, corpus) ?? 0) + learnerSeconds(analysis.params, corpus),
  );
  return each.reduce((sum, seconds) => sum + seconds, 0);
}

/** Where an analysis has classical learners: each on one or more kinds of features. */
interface Learning {
  learners?: Record<string, { features?: unknown }>;
}

/** Roughly half a second and 4 ms a cover for each. */
function learnerSeconds(params: unknown, { covers }: Corpus): number {
  const learners = Object.values((params as Learning).learners ?? {});
  const runs = learners.map(({ features }) => (Array.isArray(features) ? features.length : 1));
  return runs.reduce((sum, count) => sum + count, 0) * (0.5 + 0.004 * covers.length);
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? "1 minute" : `${count} minutes`;
}
