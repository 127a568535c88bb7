import type { TensorShape } from "./packTensors.ts";

/** Tensors of a file with a last layer, exact. */
export function headShapes(sizes: { genres: number; features: number }): TensorShape[] {
  return [
    { name: "weight", shape: [sizes.genres * sizes.features] },
    { name: "bias", shape: [sizes.genres] },
  ];
}
