import type { Side } from "../nn/sides.ts";
import { evaluate, type Evaluation } from "../stats/evaluation.ts";
import { formatPrediction } from "../stats/prediction.ts";

/** A model whose parameters are kept, on the test covers. */
export interface KeptModel {
  test: Evaluation;
  /** by cover id: the three likeliest genres, `metal 0.43, rock 0.21, jazz 0.11` */
  predictions: Record<string, string>;
}

/** By probabilities [covers][genres], whose logarithms are logits. */
export function describeModel(
  probabilities: readonly number[][],
  { ids, labels }: Side,
  genres: readonly string[],
): KeptModel {
  const logits = probabilities.map((row) => row.map(Math.log));
  return {
    test: evaluate(logits, labels, genres),
    predictions: Object.fromEntries(ids.map((id, i) => [id, formatPrediction(logits[i]!, genres)])),
  };
}

/** The largest difference between two models' probabilities. */
export function largestChange(
  some: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
): number {
  const changes = some.flatMap((row, i) => row.map((p, c) => Math.abs(p - others[i]![c]!)));
  return changes.reduce((most, change) => Math.max(most, change), 0);
}
