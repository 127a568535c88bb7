/** A last layer on features as they are, not standardised. */
export interface LinearHead {
  /** [classes][features] */
  weight: Float32Array;
  /** [classes] */
  bias: Float32Array;
}

/** Logits by class of one cover's features. */
export function applyHead({ weight, bias }: LinearHead, features: Float32Array): number[] {
  const { length } = features;
  return Array.from(bias, (start, k) =>
    features.reduce((sum, value, j) => sum + weight[k * length + j]! * value, start),
  );
}
