import type { Protocol } from "../../../analyses/histogramSimilarity.ts";

/** Covers drawn of each genre on each side; small genres may have given fewer. */
export function drawnCovers({ sample }: Protocol): number {
  return Math.max(...Object.values(sample));
}
