import type { Batch } from "../../../analyses/nn/engine.ts";
import { layout, size, type PlacedNode } from "../../../analyses/nn/layout.ts";
import type { Network } from "../../../analyses/nn/networks.ts";

/** Naive loops in float64, one example at a time: nothing to go wrong, nothing shared. */
export type Numbers = Record<string, Float64Array>;

/** Mean softmax cross-entropy of a batch, with its dropout masks. */
export function plainLoss(
  network: Network,
  { inputs, labels, masks }: Batch,
  learnt: Numbers,
): number {
  const each = size(network.input);
  const losses = labels.map((label, i) => {
    const x = Float64Array.from(inputs.subarray(i * each, (i + 1) * each));
    const mask = (name: string, length: number) =>
      masks[name]!.subarray(i * length, (i + 1) * length);
    return crossEntropy(plainLogits(network, x, learnt, mask), label);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}

/** Central differences of `plainLoss` by the numbers of one parameter. */
export function plainGradient(
  { network, batch, learnt }: { network: Network; batch: Batch; learnt: Numbers },
  name: string,
  indices: readonly number[],
): number[] {
  const epsilon = 1e-5;
  return indices.map((index) => {
    const at = (shift: number): number => {
      const moved = Float64Array.from(learnt[name]!);
      moved[index]! += shift;
      return plainLoss(network, batch, { ...learnt, [name]: moved });
    };
    return (at(epsilon) - at(-epsilon)) / (2 * epsilon);
  });
}

type Mask = (name: string, length: number) => Float32Array;

function plainLogits(network: Network, x: Float64Array, learnt: Numbers, mask: Mask): Float64Array {
  const outputs = new Map([["", x]]);
  for (const placed of layout(network)) {
    x = apply(placed, outputs.get(placed.input)!, learnt, mask);
    outputs.set(placed.node.name, x);
  }
  return x;
}

function apply(placed: PlacedNode, x: Float64Array, learnt: Numbers, mask: Mask): Float64Array {
  const { node } = placed;
  switch (node.op) {
    case "conv":
      return conv(placed, x, learnt);
    case "maxPool":
      return maxPool(placed, x, node.kernel, node.stride);
    case "linear": {
      const [weight, bias] = [learnt[`${node.name}.weight`]!, learnt[`${node.name}.bias`]!];
      return bias.map((b, i) =>
        x.reduce((sum, value, j) => sum + value * weight[i * x.length + j]!, b),
      );
    }
    case "relu":
      return x.map((value) => Math.max(value, 0));
    case "dropout": {
      const factors = mask(node.name, x.length);
      return x.map((value, i) => value * factors[i]!);
    }
    case "flatten":
      return x;
  }
}

function conv(
  { node, inputShape, shape }: PlacedNode,
  x: Float64Array,
  learnt: Numbers,
): Float64Array {
  if (node.op !== "conv") throw new Error(node.op);
  const { kernel, stride = 1, padding = 0 } = node;
  const [channels, height, width] = inputShape as [number, number, number];
  const [weight, bias] = [learnt[`${node.name}.weight`]!, learnt[`${node.name}.bias`]!];
  return filled(shape, (f, row, column) => {
    let sum = bias[f]!;
    for (let c = 0; c < channels; c++) {
      for (let i = 0; i < kernel; i++) {
        for (let j = 0; j < kernel; j++) {
          const [y, z] = [row * stride + i - padding, column * stride + j - padding];
          if (y < 0 || z < 0 || y >= height || z >= width) continue;
          const at = ((f * channels + c) * kernel + i) * kernel + j;
          sum += weight[at]! * x[(c * height + y) * width + z]!;
        }
      }
    }
    return sum;
  });
}

function maxPool(
  { inputShape, shape }: PlacedNode,
  x: Float64Array,
  kernel: number,
  stride: number,
) {
  const [, height, width] = inputShape as [number, number, number];
  return filled(shape, (c, row, column) => {
    let largest = -Infinity;
    for (let i = 0; i < kernel; i++) {
      for (let j = 0; j < kernel; j++) {
        const [y, z] = [row * stride + i, column * stride + j];
        largest = Math.max(largest, x[(c * height + y) * width + z]!);
      }
    }
    return largest;
  });
}

function filled(
  shape: readonly number[],
  value: (c: number, y: number, x: number) => number,
): Float64Array {
  const [, height, width] = shape as [number, number, number];
  return new Float64Array(size(shape)).map((_, i) =>
    value(Math.floor(i / (height * width)), Math.floor(i / width) % height, i % width),
  );
}

function crossEntropy(logits: Float64Array, label: number): number {
  const largest = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return largest + Math.log(sum) - logits[label]!;
}
