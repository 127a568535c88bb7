import type { Tensors } from "../../nn/network/initialise.ts";
import { parameters } from "../../nn/network/layout.ts";
import type { Network } from "../../nn/network/networks.ts";
import { namedTensor } from "./namedTensor.ts";
import type { StoredTensor } from "./storedTensor.ts";

/** The network's tensors from a file of weights; others in the file do not matter. Throws UserError naming file and tensor. */
export function torchWeights(
  network: Network,
  stored: ReadonlyMap<string, StoredTensor>,
  file: string,
): Tensors {
  const found = parameters(network).map(
    ({ name, shape }) => [name, namedTensor(stored, name, shape, file)] as const,
  );
  return Object.fromEntries(found);
}
