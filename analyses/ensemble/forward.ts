import type { Tensors } from "../nn/network/initialise.ts";
import { layout, type PlacedNode, size } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";

/** Logits of one input [channels, height, width]. */
export type Forward = (input: Float32Array) => Float32Array;

/** A network of plain loops, for one picture at a time in a browser: layers of the custom network only; throws for others. */
export function forward(network: Network, tensors: Tensors): Forward {
  const layers = layout(network).map((placed) => layer(placed, tensors));
  return (input) => layers.reduce((values, apply) => apply(values), input);
}

function layer(placed: PlacedNode, tensors: Tensors): Forward {
  const { node } = placed;
  const weight = tensors[`${node.name}.weight`]!;
  const bias = tensors[`${node.name}.bias`]!;
  switch (node.op) {
    case "conv":
      if ((node.stride ?? 1) !== 1 || (node.padding ?? 0) !== 0) return refuse(placed);
      return (input) => convolve(placed, node.kernel, { weight, bias }, input);
    case "maxPool":
      if (node.kernel !== node.stride) return refuse(placed);
      return (input) => maxPool(placed, node.kernel, input);
    case "linear":
      return (input) => linear(weight, bias, input);
    case "relu":
      return (input) => input.map((value) => Math.max(value, 0));
    case "flatten":
      return (input) => input;
    default:
      return refuse(placed);
  }
}

function refuse({ node }: PlacedNode): never {
  throw new Error(`not a layer for browsers: ${node.name} (${node.op})`);
}

/** Stride 1, no padding. Filter by filter a weight is multiplied with all the pixels it meets. */
function convolve(
  { inputShape, shape }: PlacedNode,
  kernel: number,
  { weight, bias }: { weight: Float32Array; bias: Float32Array },
  input: Float32Array,
): Float32Array {
  const [channels, inHeight, inWidth] = inputShape as [number, number, number];
  const [filters, height, width] = shape as [number, number, number];
  const output = new Float32Array(size(shape));
  for (let f = 0, at = 0; f < filters; f++) {
    const plane = output.subarray(f * height * width, (f + 1) * height * width).fill(bias[f]!);
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < kernel; i++)
        for (let j = 0; j < kernel; j++, at++) {
          const factor = weight[at]!;
          for (let y = 0, to = 0; y < height; y++) {
            let from = (c * inHeight + y + i) * inWidth + j;
            for (let x = 0; x < width; x++) plane[to++]! += factor * input[from++]!;
          }
        }
  }
  return output;
}

/** Windows that touch and do not overlap; what is left at the end is not looked at. */
function maxPool({ inputShape, shape }: PlacedNode, side: number, input: Float32Array) {
  const [, inHeight, inWidth] = inputShape as [number, number, number];
  const [channels, height, width] = shape as [number, number, number];
  const output = new Float32Array(size(shape)).fill(-Infinity);
  for (let c = 0, to = 0; c < channels; c++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, to++)
        for (let i = 0; i < side; i++)
          for (let j = 0; j < side; j++) {
            const value = input[(c * inHeight + y * side + i) * inWidth + x * side + j]!;
            if (value > output[to]!) output[to] = value;
          }
  return output;
}

function linear(weight: Float32Array, bias: Float32Array, input: Float32Array): Float32Array {
  return bias.map((start, row) => {
    let sum = start;
    for (let i = 0, at = row * input.length; i < input.length; i++)
      sum += weight[at++]! * input[i]!;
    return sum;
  });
}
