import { type Scores, softmax } from "../stats/classification.ts";

/** Mean over networks of the softmax of their logits / temperature: probabilities by class. */
export function meanProbabilities(logits: readonly Scores[], temperature: number): number[] {
  const each = logits.map((scores) => softmax(Array.from(scores, (logit) => logit / temperature)));
  return each[0]!.map((_, c) => each.reduce((sum, shares) => sum + shares[c]!, 0) / each.length);
}
