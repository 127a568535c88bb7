import type { Score } from "../nn/progress.ts";
import { balancedAccuracy, crossEntropy, mostLikely } from "../stats/classification.ts";
import { mean } from "../stats/mean.ts";

/** Loss and accuracy of logits [n, classes], every class counting alike. */
export function balancedScore(logits: Float32Array, labels: readonly number[]): Score {
  const classes = logits.length / labels.length;
  const rows = labels.map((_, i) => logits.subarray(i * classes, (i + 1) * classes));
  const losses = Array.from({ length: classes }, (): number[] => []);
  for (const [i, label] of labels.entries()) losses[label]!.push(crossEntropy(rows[i]!, label));
  return {
    loss: mean(losses.filter((own) => own.length > 0).map(mean)),
    accuracy: balancedAccuracy(rows.map(mostLikely), labels),
  };
}
