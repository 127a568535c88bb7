import { UserError } from "../../data/error.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { parameters } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import { parseWeightsFile } from "./weightsFile.ts";

/** The network's tensors from a file of weights; others in the file do not matter. Throws UserError naming file and tensor. */
export function torchWeights(network: Network, bytes: Uint8Array, file: string): Tensors {
  const stored = parseWeightsFile(bytes, file);
  const found = parameters(network).map(({ name, shape }) => {
    const tensor = stored.get(name);
    if (tensor === undefined) throw new UserError(`${file}: missing tensor: ${name}`);
    if (tensor.shape.join() !== shape.join())
      throw new UserError(
        `${file}: ${name}: shape ${tensor.shape.join("x")} (expected ${shape.join("x")})`,
      );
    return [name, tensor.floats()] as const;
  });
  return Object.fromEntries(found);
}
