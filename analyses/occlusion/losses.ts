import { crossEntropy } from "../stats/classification.ts";
import { mean } from "../stats/mean.ts";

/**
 * Bits that covering each square takes from a genre: log2 of its probability before, less that after (the information
 * difference of Robnik-Šikonja & Kononenko 2008); `logits` [1 + squares, genres], the first of the whole picture.
 */
export function lossesOf(logits: Float32Array, genre: number, genres: number): number[] {
  const [whole, ...others] = Array.from({ length: logits.length / genres }, (_, i) =>
    crossEntropy(logits.subarray(i * genres, (i + 1) * genres), genre),
  );
  return others.map((other) => (other - whole!) / Math.LN2);
}

/**
 * Share of a map's positive losses that lie where `weights`, 0 to 1, say; of a map that has none what it would be if
 * they were even.
 */
export function positiveShare(losses: readonly number[], weights: readonly number[]): number {
  const positive = losses.map((loss) => Math.max(0, loss));
  const total = positive.reduce((sum, loss) => sum + loss, 0);
  if (total === 0) return mean(weights);
  return positive.reduce((sum, loss, i) => sum + loss * weights[i]!, 0) / total;
}
