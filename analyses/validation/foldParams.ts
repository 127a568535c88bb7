import type { FoldParams } from "./foldedHead.ts";

/** Of all that is judged by folds: the same covers judge together, so that answers can be compared cover by cover. */
export const folding = { folds: 10, seed: "crossValidation" };

export const foldParams: FoldParams = {
  ...folding,
  strengths: [100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01],
  sizes: [300, 600, 1200, 2400],
};
