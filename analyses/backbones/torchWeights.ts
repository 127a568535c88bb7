import type { Tensors } from "../nn/network/initialise.ts";
import { parameters } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import { namedTensor } from "./namedTensor.ts";
import { parseWeightsFile } from "./weightsFile.ts";

/** The network's tensors from a file of weights; others in the file do not matter. Throws UserError naming file and tensor. */
export function torchWeights(network: Network, bytes: Uint8Array, file: string): Tensors {
  const stored = parseWeightsFile(bytes, file);
  const found = parameters(network).map(
    ({ name, shape }) => [name, namedTensor(stored, name, shape, file)] as const,
  );
  return Object.fromEntries(found);
}
