import type { Batch } from "../../../analyses/nn/network/engine.ts";
import { layout, size, type PlacedNode } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";

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

/** Output of the last node, of one example. */
export function plainLogits(
  network: Network,
  x: Float64Array,
  learnt: Numbers,
  mask: Mask,
): Float64Array {
  const outputs = new Map([["", x]]);
  for (const placed of layout(network)) {
    const named = (name: string): Float64Array => outputs.get(name)!;
    x = apply(placed, named, learnt, mask);
    outputs.set(placed.node.name, x);
  }
  return x;
}

function apply(
  placed: PlacedNode,
  named: (node: string) => Float64Array,
  learnt: Numbers,
  mask: Mask,
): Float64Array {
  const { node } = placed;
  const x = named(placed.input);
  switch (node.op) {
    case "conv":
    case "frozenConv":
      return conv(placed, x, learnt);
    case "maxPool":
      return maxPool(placed, x, node.kernel, node.stride);
    case "frozenMaxPool":
      return maxPool(placed, x, node.kernel, node.stride, node.padding);
    case "batchNorm":
      return batchNorm(placed, x, learnt);
    case "add":
      return x.map((value, i) => value + named(node.other)[i]!);
    case "globalAverage":
      return globalAverage(placed, x);
    case "relu6":
      return x.map((value) => Math.min(Math.max(value, 0), 6));
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
  if (node.op !== "conv" && node.op !== "frozenConv") throw new Error(node.op);
  const { kernel, stride = 1, padding = 0 } = node;
  const [before] = typeof padding === "number" ? [padding] : padding;
  const groups = node.op === "frozenConv" ? (node.groups ?? 1) : 1;
  const [all, height, width] = inputShape as [number, number, number];
  const channels = all / groups;
  const [weight, bias] = [learnt[`${node.name}.weight`]!, learnt[`${node.name}.bias`]];
  return filled(shape, (f, row, column) => {
    let sum = bias?.[f] ?? 0;
    const first = Math.floor((f * groups) / shape[0]!) * channels;
    for (let c = 0; c < channels; c++) {
      for (let i = 0; i < kernel; i++) {
        for (let j = 0; j < kernel; j++) {
          const [y, z] = [row * stride + i - before, column * stride + j - before];
          if (y < 0 || z < 0 || y >= height || z >= width) continue;
          const at = ((f * channels + c) * kernel + i) * kernel + j;
          sum += weight[at]! * x[((first + c) * height + y) * width + z]!;
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
  padding = 0,
) {
  const [, height, width] = inputShape as [number, number, number];
  return filled(shape, (c, row, column) => {
    let largest = -Infinity;
    for (let i = 0; i < kernel; i++) {
      for (let j = 0; j < kernel; j++) {
        const [y, z] = [row * stride + i - padding, column * stride + j - padding];
        if (y < 0 || z < 0 || y >= height || z >= width) continue;
        largest = Math.max(largest, x[(c * height + y) * width + z]!);
      }
    }
    return largest;
  });
}

function batchNorm({ node, shape }: PlacedNode, x: Float64Array, learnt: Numbers): Float64Array {
  const part = (name: string): Float64Array => learnt[`${node.name}.${name}`]!;
  return filled(shape, (c, row, column) => {
    const at = (c * shape[1]! + row) * shape[2]! + column;
    const scaled = (x[at]! - part("running_mean")[c]!) / Math.sqrt(part("running_var")[c]! + 1e-5);
    return scaled * part("weight")[c]! + part("bias")[c]!;
  });
}

function globalAverage({ inputShape, shape }: PlacedNode, x: Float64Array): Float64Array {
  const pixels = inputShape[1]! * inputShape[2]!;
  return new Float64Array(shape[0]!).map(
    (_, c) => x.subarray(c * pixels, (c + 1) * pixels).reduce((sum, value) => sum + value) / pixels,
  );
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
