import {
  balancedAccuracy,
  calibration,
  type CalibrationBin,
  confusionMatrix,
  mostLikely,
  rightAnswers,
  type Scores,
  softmax,
  topK,
  wilsonInterval,
} from "./classification.ts";

/** A share of covers, 0 to 1, with its 95% Wilson interval and the number of covers it is a share of. */
export interface Share {
  value: number;
  low: number;
  high: number;
  n: number;
}

/** How well a model tells genres apart, on one side of the split. */
export interface Evaluation {
  accuracy: Share;
  /** mean of the genres' accuracies; `n` is the number of covers it is worth when genres are uneven */
  balancedAccuracy: Share;
  /** of a guess: one over the number of genres */
  chance: number;
  /** the genre with most of the covers, the first of equals, and its share: what always naming it would get right */
  largest: { genre: string; share: number };
  /** how many genres it named at least once */
  answered: number;
  /** the true genre is among the three most likely */
  top3: Share;
  /** share of a genre's covers recognised, by genre */
  byGenre: Record<string, Share>;
  /** covers by true genre, then by predicted genre */
  confusion: Record<string, Record<string, number>>;
  /** expected calibration error, ten bins of confidence, and the bins (Guo et al. 2017, arXiv:1706.04599) */
  calibration: { error: number; bins: CalibrationBin[] };
}

/** Evaluates logits [n][genres] against the genres' places in `genres`. */
export function evaluate(
  logits: readonly Scores[],
  labels: readonly number[],
  genres: readonly string[],
): Evaluation {
  const predicted = logits.map(mostLikely);
  const confusion = confusionMatrix(predicted, labels, genres.length);
  const shares = genres.map((_, g) => share(confusion[g]![g]!, sum(confusion[g]!)));
  return {
    accuracy: shareRight(predicted, labels),
    balancedAccuracy: shareOf(balancedAccuracy(predicted, labels), effectiveCount(shares)),
    chance: 1 / genres.length,
    largest: largestOf(shares, genres),
    answered: new Set(predicted).size,
    top3: shareOf(topK(logits, labels, 3), labels.length),
    byGenre: Object.fromEntries(genres.map((genre, g) => [genre, shares[g]!])),
    confusion: Object.fromEntries(genres.map((genre, g) => [genre, named(confusion[g]!, genres)])),
    calibration: calibration(logits.map(softmax), labels),
  };
}

/** The share `correct` of `n`. */
export function share(correct: number, n: number): Share {
  const [low, high] = wilsonInterval(correct, n);
  // exact where rounding would leave a trace
  return {
    value: n === 0 ? 0 : correct / n,
    low: correct === 0 ? 0 : low,
    high: correct === n ? 1 : high,
    n,
  };
}

/** The share of covers whose predicted class is the label. */
export function shareRight(predicted: readonly number[], labels: readonly number[]): Share {
  return share(rightAnswers(predicted, labels).filter(Boolean).length, labels.length);
}

function largestOf(shares: readonly Share[], genres: readonly string[]): Evaluation["largest"] {
  const counts = shares.map(({ n }) => n);
  const largest = mostLikely(counts);
  return { genre: genres[largest]!, share: counts[largest]! / sum(counts) };
}

function shareOf(value: number, n: number): Share {
  return { ...share(value * n, n), value };
}

/** Covers that a mean of the genres' accuracies is worth: all of them when genres are even (harmonic mean times genres). */
function effectiveCount(shares: readonly Share[]): number {
  const filled = shares.filter(({ n }) => n > 0);
  return filled.length ** 2 / sum(filled.map(({ n }) => 1 / n));
}

function named(counts: readonly number[], genres: readonly string[]): Record<string, number> {
  return Object.fromEntries(genres.map((genre, g) => [genre, counts[g]!]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
