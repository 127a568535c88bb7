import type { PlacedNode } from "../../network/layout.ts";
import { margins } from "../../network/layout.ts";
import { denseConv } from "../layers/denseConv.ts";
import type { Graph } from "../layers/graph.ts";
import { gradient, type Site } from "../layers/layer.ts";
import type { TunedLayer } from "./layer.ts";

type ConvSite = Site<"frozenConv"> & {
  placed: { node: PlacedNode["node"] & { op: "frozenConv" } };
};

/** A convolution of stride 1 without bias: of 1 x 1 pixel over all channels, or of each channel apart. */
export function tunedConv(site: ConvSite): TunedLayer {
  const { placed } = site;
  const { name, kernel, filters, stride = 1, groups = 1, bias = true } = placed.node;
  const channels = placed.inputShape[0]!;
  const isPoint = kernel === 1 && groups === 1 && margins(placed.node.padding).join() === "0,0";
  const isDepthwise = groups === channels && filters === channels;
  if (stride !== 1 || bias || !(isPoint || isDepthwise))
    throw new Error(
      `layer cannot be tuned: ${name} (1 x 1 or depthwise, of stride 1, without bias)`,
    );
  return isPoint ? pointwise(site) : depthwise(site);
}

function pointwise({ graph, batch, placed, x }: ConvSite): TunedLayer {
  const { inputShape, shape, input } = placed;
  const weight = `${placed.node.name}.weight`;
  const site = { batch, inputShape, shape, kernel: 1, padding: 0, x, weight, bias: "" };
  const { output, weightGradient } = denseConv(graph, site);
  return {
    output,
    gradients: (dy) => ({ [weight]: gradient(graph, weightGradient(dy)) }),
    inputs: (dy) => ({
      [input]: graph.op("Conv", [dy, graph.transpose(weight, [1, 0, 2, 3])], {
        kernel_shape: [1, 1],
      }),
    }),
  };
}

function depthwise({ graph, batch, placed, x }: ConvSite): TunedLayer {
  const { node, inputShape, shape, input } = placed;
  const { kernel } = node;
  const [before, after] = margins(node.padding);
  const [channels, height, width] = shape as [number, number, number];
  const weight = `${node.name}.weight`;
  const slide = (image: string, by: string, window: readonly number[], pads: readonly number[]) =>
    graph.op("Conv", [image, by], { kernel_shape: window, pads, group: channels });
  return {
    output: slide(x, weight, [kernel, kernel], [before, before, after, after]),
    // each channel's gradient slides over its input: what lies under it, in all examples, adds up to one weight
    gradients(dy) {
      const [, rows, columns] = inputShape as [number, number, number];
      const image = graph.reshape(graph.transpose(x, [1, 0, 2, 3]), [1, -1, rows, columns]);
      const by = graph.reshape(graph.transpose(dy, [1, 0, 2, 3]), [channels, batch, height, width]);
      const found = slide(image, by, [height, width], [before, before, after, after]);
      const shaped = graph.reshape(found, [channels, 1, kernel, kernel]);
      return { [weight]: gradient(graph, shaped) };
    },
    inputs(dy) {
      const [first, last] = [kernel - 1 - before, kernel - 1 - after];
      const turned = reversed(graph, reversed(graph, weight, 2, kernel), 3, kernel);
      return { [input]: slide(dy, turned, [kernel, kernel], [first, first, last, last]) };
    },
  };
}

function reversed(graph: Graph, x: string, axis: number, length: number): string {
  const order = Array.from({ length }, (_, i) => length - 1 - i);
  return graph.op("Gather", [x, graph.integers(order)], { axis });
}
