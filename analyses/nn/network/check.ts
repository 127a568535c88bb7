import type { Batch, State } from "./engine.ts";
import type { Tensors } from "./initialise.ts";
import { classCount, dropouts, parameters, size } from "./layout.ts";
import type { Network } from "./networks.ts";

/** Throws unless the batch has 1 to `limit` examples, known classes and all it needs. */
export function checkBatch(
  network: Network,
  limit: number,
  { inputs, labels, masks }: Batch,
): void {
  const count = checkCount(labels.length, limit);
  checkLength("inputs", inputs, count * size(network.input));
  const classes = classCount(network);
  const unknown = labels.find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (unknown !== undefined) throw new Error(`unknown class: ${unknown} (of ${classes})`);
  for (const { name, shape } of dropouts(network)) {
    checkLength(`mask of ${name}`, masks[name], count * size(shape));
  }
}

/** A number of examples that a trainer takes at once. */
export function checkCount(count: number, limit: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= limit) return count;
  throw new Error(`batch: ${count} examples (expected 1 to ${limit})`);
}

/** Throws unless the network can learn and every parameter is there, with a momentum of its size. */
export function checkState(network: Network, state: State): void {
  checkTrainable(network);
  checkParameters(network, state.parameters);
  for (const { name, shape } of parameters(network))
    checkLength(`momentum of ${name}`, state.momenta[name], size(shape));
}

/** Throws where a layer has no gradient. */
function checkTrainable({ nodes }: Network): void {
  const trainable = ["conv", "maxPool", "linear", "relu", "flatten", "dropout"];
  const frozen = nodes.find(({ op }) => !trainable.includes(op));
  if (frozen) throw new Error(`layer cannot be trained: ${frozen.name} (${frozen.op})`);
}

/** Throws unless every parameter is there. */
export function checkParameters(network: Network, tensors: Tensors): void {
  for (const { name, shape } of parameters(network)) checkLength(name, tensors[name], size(shape));
}

function checkLength(name: string, values: Float32Array | undefined, length: number): void {
  if (values?.length === length) return;
  throw new Error(`${name}: ${values?.length ?? "no"} numbers (expected ${length})`);
}
