import { normalise, symmetric } from "../image/normalise.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import type { Network } from "../nn/network/networks.ts";
import { forward } from "./forward.ts";
import { meanProbabilities } from "./meanProbabilities.ts";

/** Networks of one kind whose probabilities are averaged. */
export interface Ensemble {
  network: Network;
  /** of each network */
  parameters: readonly Tensors[];
}

/** Logits of each network for a picture, 8-bit sRGB: [size, size, 3]. */
export type EnsembleLogits = (pixels: Uint8Array) => Float32Array[];

export function ensembleLogits({ network, parameters }: Ensemble): EnsembleLogits {
  const networks = parameters.map((tensors) => forward(network, tensors));
  return (pixels) => {
    const input = normalise([pixels], symmetric);
    return networks.map((apply) => apply(input));
  };
}

/** Probabilities by genre for a picture as above. */
export function ensembleProbabilities(
  ensemble: Ensemble,
  temperature: number,
): (pixels: Uint8Array) => number[] {
  const logits = ensembleLogits(ensemble);
  return (pixels) => meanProbabilities(logits(pixels), temperature);
}
