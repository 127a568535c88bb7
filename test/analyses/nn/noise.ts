import type { Batch, State } from "../../../analyses/nn/network/engine.ts";
import { zeros, type Tensors } from "../../../analyses/nn/network/initialise.ts";
import { classCount, dropouts, parameters, size } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";

/** lowbias32, a 32-bit integer hash, scaled to [low, high); the twin of test/goldens/pytorch.py. */
export function noise(count: number, salt: number, low: number, high: number): Float32Array {
  return new Float32Array(count).map((_, i) => {
    let x = (i + (salt << 26)) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return ((x ^ (x >>> 16)) >>> 0) * ((high - low) / 2 ** 32) + low;
  });
}

/** Parameters within PyTorch's bounds, by position in the network; momenta zero. */
export function noisyState(network: Network): State {
  const filled = parameters(network).map(({ name, shape, fanIn }, salt) => {
    const bound = 1 / Math.sqrt(fanIn);
    return [name, noise(size(shape), salt, -bound, bound)] as const;
  });
  return { parameters: Object.fromEntries(filled), momenta: zeros(network) };
}

/** Inputs in [-1, 1), labels that differ, masks that drop half. */
export function noisyBatch(network: Network, count: number, step: number): Batch {
  const classes = classCount(network);
  return {
    inputs: noise(count * size(network.input), 40 + step, -1, 1),
    labels: Array.from({ length: count }, (_, i) => (7 * step + 3 * i) % classes),
    masks: noisyMasks(network, count),
  };
}

function noisyMasks(network: Network, count: number): Tensors {
  const masks = dropouts(network).map(({ name, shape }) => {
    const values = noise(count * size(shape), 60, 0, 1).map((value) => (value >= 0.5 ? 2 : 0));
    return [name, values] as const;
  });
  return Object.fromEntries(masks);
}
