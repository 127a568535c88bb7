/** How good predictions are. Classes are numbers from 0; scores are one row per example. */
import { mean } from "./mean.ts";

/** Logits or probabilities of one example, by class. */
export type Scores = ArrayLike<number>;

/** The class with the highest score; the first of equals. */
export function mostLikely(scores: Scores): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  return best;
}

/** Probabilities of logits, in float64. */
export function softmax(logits: Scores): number[] {
  const values = Array.from(logits);
  const largest = Math.max(...values);
  const powers = values.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Minus the logarithm of the true class's probability, in nats. */
export function crossEntropy(logits: Scores, label: number): number {
  const values = Array.from(logits);
  const largest = Math.max(...values);
  const sum = values.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return largest + Math.log(sum) - values[label]!;
}

/** Which predictions are the label. */
export function rightAnswers(predicted: readonly number[], labels: readonly number[]): boolean[] {
  checkPaired(predicted, labels);
  return labels.map((label, i) => predicted[i] === label);
}

/** Mean over the classes that occur of the share of each that is recognised. */
export function balancedAccuracy(predicted: readonly number[], labels: readonly number[]): number {
  const matrix = confusionMatrix(predicted, labels, Math.max(...labels, ...predicted) + 1);
  const recalls = matrix.map((row, label) => row[label]! / row.reduce((sum, n) => sum + n, 0));
  return mean(recalls.filter((recall) => !Number.isNaN(recall)));
}

/** Counts by label, then by prediction. */
export function confusionMatrix(
  predicted: readonly number[],
  labels: readonly number[],
  classes: number,
): number[][] {
  checkPaired(predicted, labels);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [i, label] of labels.entries()) {
    const row = matrix[label];
    if (row?.[predicted[i]!] === undefined)
      throw new Error(`unknown class: ${label}, ${predicted[i]}`);
    row[predicted[i]!]!++;
  }
  return matrix;
}

/** Share of examples whose label is among the `k` highest scores. */
export function topK(scores: readonly Scores[], labels: readonly number[], k: number): number {
  checkPaired(scores, labels);
  return mean(labels.map((label, i) => (rank(scores[i]!, label) <= k ? 1 : 0)));
}

/** Place of a class by score, 1 for the highest; among equals the first class leads. */
export function rank(scores: Scores, label: number): number {
  const own = scores[label]!;
  return Array.from(scores).reduce(
    (place, score, i) => (score > own || (score === own && i < label) ? place + 1 : place),
    1,
  );
}

/** Wilson's score interval of a proportion, 95% unless `z` says otherwise (Wilson 1927; Newcombe 1998, method 3). */
export function wilsonInterval(
  successes: number,
  n: number,
  z = 1.959963984540054,
): [number, number] {
  if (n === 0) return [0, 1];
  const p = successes / n;
  const centre = p + z ** 2 / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/** Predictions of like confidence. */
export interface CalibrationBin {
  count: number;
  /** mean probability given to the predicted class */
  confidence: number;
  accuracy: number;
}

/** Expected calibration error with `bins` of equal width (Guo et al. 2017, arXiv:1706.04599); empty bins are left out. */
export function calibration(
  probabilities: readonly Scores[],
  labels: readonly number[],
  bins = 10,
): { error: number; bins: CalibrationBin[] } {
  checkPaired(probabilities, labels);
  const members: { confidence: number; correct: number }[][] = Array.from(
    { length: bins },
    () => [],
  );
  for (const [i, row] of probabilities.entries()) {
    const predicted = mostLikely(row);
    const confidence = row[predicted]!;
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
    members[bin]!.push({ confidence, correct: predicted === labels[i] ? 1 : 0 });
  }
  const filled = members
    .filter(({ length }) => length > 0)
    .map((bin) => ({
      count: bin.length,
      confidence: mean(bin.map(({ confidence }) => confidence)),
      accuracy: mean(bin.map(({ correct }) => correct)),
    }));
  const gaps = filled.map((bin) => bin.count * Math.abs(bin.accuracy - bin.confidence));
  return { error: gaps.reduce((sum, gap) => sum + gap, 0) / labels.length, bins: filled };
}

/** McNemar's exact test, two-sided: are two models equally often right on the same examples? */
export function mcNemar(
  first: readonly boolean[],
  second: readonly boolean[],
): { onlyFirst: number; onlySecond: number; p: number } {
  checkPaired(first, second);
  const onlyFirst = first.filter((right, i) => right && !second[i]).length;
  const onlySecond = second.filter((right, i) => right && !first[i]).length;
  const tail = binomialTail(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond);
  return { onlyFirst, onlySecond, p: Math.min(1, 2 * tail) };
}

/** P(X <= k) of n throws of a fair coin; logarithms, as 2^-n underflows. */
function binomialTail(k: number, n: number): number {
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i);
    sum += Math.exp(logTerm);
  }
  return sum;
}

function checkPaired(left: readonly unknown[], right: readonly unknown[]): void {
  if (left.length === right.length) return;
  throw new Error(`lengths differ: ${left.length}, ${right.length}`);
}
