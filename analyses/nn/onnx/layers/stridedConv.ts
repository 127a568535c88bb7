import { denseConv, type DenseConv } from "./denseConv.ts";
import type { Graph } from "./graph.ts";
import type { Site } from "./layer.ts";

/**
 * A convolution of stride s as one of stride 1: blocks of s x s pixels become channels, and the
 * kernel is cut up alike. ONNX has no gradient by the weights of a strided convolution.
 */
export function stridedConv(site: Site<"conv">): DenseConv {
  const { graph, batch, placed } = site;
  const { name } = placed.node;
  const { blocks, inputShape, padded } = blocked(site);
  const dense = denseConv(graph, {
    batch,
    inputShape,
    shape: placed.shape,
    kernel: blocks,
    padding: 0,
    x: blockedInput(site, padded),
    weight: blockedWeight(site, blocks),
    bias: `${name}.bias`,
  });
  return {
    output: dense.output,
    weightGradient: (dy) => unblockedWeight(site, blocks, dense.weightGradient(dy)),
  };
}

/** Kernel and input in blocks; `padded` sides make the blocks come out even. */
function blocked({ placed }: Site<"conv">) {
  const { kernel, stride = 1 } = placed.node;
  const blocks = Math.ceil(kernel / stride);
  const [channels] = placed.inputShape;
  const sides = placed.shape.slice(1).map((side) => side + blocks - 1);
  return {
    blocks,
    inputShape: [channels! * stride * stride, ...sides],
    padded: sides.map((side) => side * stride),
  };
}

function blockedInput({ graph, placed, x }: Site<"conv">, padded: readonly number[]): string {
  const { stride = 1, padding = 0 } = placed.node;
  const after = padded.map((side, i) => side - placed.inputShape[i + 1]! - padding);
  const even = graph.pad(x, [0, 0, padding, padding], [0, 0, ...after]);
  return graph.op("SpaceToDepth", [even], { blocksize: stride });
}

/** [f, c, k, k] to [f, s * s * c, blocks, blocks], in the channel order of SpaceToDepth. */
function blockedWeight({ graph, placed }: Site<"conv">, blocks: number): string {
  const { name, filters, kernel, stride = 1 } = placed.node;
  const channels = placed.inputShape[0]!;
  const rest = blocks * stride - kernel;
  const even = graph.pad(`${name}.weight`, [0, 0, 0, 0], [0, 0, rest, rest]);
  const split = graph.reshape(even, [filters, channels, blocks, stride, blocks, stride]);
  const turned = graph.transpose(split, [0, 3, 5, 1, 2, 4]);
  return graph.reshape(turned, [filters, stride * stride * channels, blocks, blocks]);
}

/** The way back of `blockedWeight`. */
function unblockedWeight(site: Site<"conv">, blocks: number, weight: string): string {
  const { filters, kernel, stride = 1 } = site.placed.node;
  const channels = site.placed.inputShape[0]!;
  const graph: Graph = site.graph;
  const split = graph.reshape(weight, [filters, stride, stride, channels, blocks, blocks]);
  const turned = graph.transpose(split, [0, 3, 4, 1, 5, 2]);
  const even = graph.reshape(turned, [filters, channels, blocks * stride, blocks * stride]);
  return graph.slice(even, [2, 3], [0, 0], [kernel, kernel]);
}
