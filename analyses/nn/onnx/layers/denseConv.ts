import type { Shape } from "../../network/networks.ts";
import type { Graph } from "./graph.ts";

/** A convolution of stride 1. Shapes are of one example, [channels, height, width]. */
export interface DenseConvSite {
  batch: number;
  inputShape: Shape;
  shape: Shape;
  kernel: number;
  padding: number;
  x: string;
  weight: string;
  bias: string;
}

export interface DenseConv {
  output: string;
  /** adds the nodes of the gradient by the weights, [filters, channels, kernel, kernel] */
  weightGradient(dy: string): string;
}

export function denseConv(graph: Graph, site: DenseConvSite): DenseConv {
  const { kernel, padding, x, weight, bias } = site;
  const output = graph.op("Conv", [x, weight, bias], {
    kernel_shape: [kernel, kernel],
    pads: [padding, padding, padding, padding],
  });
  return { output, weightGradient: (dy) => weightGradient(graph, site, dy) };
}

/** One product of matrices: dy [filters, batch * positions] by the patches under the kernel. */
function weightGradient(graph: Graph, site: DenseConvSite, dy: string): string {
  const { batch, inputShape, shape, kernel } = site;
  const [channels, filters] = [inputShape[0]!, shape[0]!];
  const positions = batch * shape[1]! * shape[2]!;
  const rows = graph.reshape(graph.transpose(dy, [1, 0, 2, 3]), [filters, positions]);
  const columns = graph.reshape(patches(graph, site), [kernel * kernel * channels, positions]);
  const product = graph.op("Gemm", [rows, columns], { transB: 1 });
  const split = graph.reshape(product, [filters, kernel * kernel, channels]);
  return graph.reshape(graph.transpose(split, [0, 2, 1]), [filters, channels, kernel, kernel]);
}

/** The input as each weight of the kernel sees it, [kernel * kernel * channels, batch, height, width]. */
function patches(graph: Graph, { x, shape, kernel, padding }: DenseConvSite): string {
  const margin = [0, 0, padding, padding];
  const turned = graph.transpose(x, [1, 0, 2, 3]);
  const padded = padding === 0 ? turned : graph.pad(turned, margin, margin);
  const parts: string[] = [];
  for (let i = 0; i < kernel; i++) {
    for (let j = 0; j < kernel; j++) {
      parts.push(graph.slice(padded, [2, 3], [i, j], [i + shape[1]!, j + shape[2]!]));
    }
  }
  return graph.op("Concat", parts, { axis: 0 });
}
