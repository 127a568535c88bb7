import { layout, margins, type PlacedNode } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import type { Graph } from "./layers/graph.ts";

/** Adds the network without dropout, a node of ONNX's own a layer; returns the last output [batch, ...shape]. */
export function addInference(graph: Graph, network: Network, batch: number): string {
  const outputs = new Map([["", "x"]]);
  let last = "x";
  for (const placed of layout(network)) {
    const named = (name: string): string => outputs.get(name)!;
    last = addLayer(graph, placed, batch, named);
    outputs.set(placed.node.name, last);
  }
  return last;
}

function addLayer(
  graph: Graph,
  placed: PlacedNode,
  batch: number,
  named: (node: string) => string,
): string {
  const { node, shape } = placed;
  const x = named(placed.input);
  const tensors = placed.parameters.map(({ name }) => name);
  switch (node.op) {
    case "conv":
    case "frozenConv":
      return graph.op("Conv", [x, ...tensors], {
        ...windows(node),
        group: node.op === "conv" ? 1 : (node.groups ?? 1),
      });
    case "maxPool":
    case "frozenMaxPool":
      return graph.op("MaxPool", [x], windows(node));
    case "batchNorm":
      return graph.op("BatchNormalization", [x, ...tensors], { epsilon: { float: 1e-5 } });
    case "linear":
      return graph.op("Gemm", [x, ...tensors], { transB: 1 });
    case "relu":
      return graph.op("Relu", [x]);
    case "relu6":
      return graph.op("Clip", [x, graph.number(0), graph.number(6)]);
    case "add":
      return graph.op("Add", [x, named(node.other)]);
    case "globalAverage":
      return graph.reshape(graph.op("GlobalAveragePool", [x]), [batch, ...shape]);
    case "flatten":
      return graph.reshape(x, [batch, ...shape]);
    case "dropout":
      return x;
  }
}

function windows(node: {
  kernel: number;
  stride?: number;
  padding?: number | readonly [before: number, after: number];
}) {
  const { kernel, stride = 1 } = node;
  const [before, after] = margins(node.padding);
  return {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [before, before, after, after],
  };
}
