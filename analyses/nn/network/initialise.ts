import { random } from "../../../data/random.ts";
import { parameters, size, type Parameter } from "./layout.ts";
import type { Network } from "./networks.ts";

/** Tensors by their name in PyTorch's state dict, row-major. */
export type Tensors = Record<string, Float32Array>;

/**
 * PyTorch's default: weights and biases uniform in +-1/sqrt(fanIn), which is kaiming_uniform_ with
 * a = sqrt(5) (torch.nn.Linear.reset_parameters). One stream per tensor.
 */
export function initialise(network: Network, seed: string): Tensors {
  return Object.fromEntries(
    parameters(network).map((tensor) => [tensor.name, uniform(tensor, `${seed}/${tensor.name}`)]),
  );
}

/** The same names and sizes, all zero: momenta before the first step. */
export function zeros(network: Network): Tensors {
  return Object.fromEntries(
    parameters(network).map(({ name, shape }) => [name, new Float32Array(size(shape))]),
  );
}

function uniform({ shape, fanIn }: Parameter, seed: string): Float32Array {
  const bound = 1 / Math.sqrt(fanIn);
  const stream = random(seed);
  return new Float32Array(size(shape)).map(() => (2 * stream.float() - 1) * bound);
}
