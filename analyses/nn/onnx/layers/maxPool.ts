import { size } from "../../network/layout.ts";
import type { Compiled, Site } from "./layer.ts";

/** Maxima of windows; a window's gradient goes to its first maximum. */
export function maxPool({ graph, batch, placed, x }: Site<"maxPool">): Compiled {
  const { kernel, stride } = placed.node;
  const windows = { kernel_shape: [kernel, kernel], strides: [stride, stride] };
  const [output, indices] = [graph.fresh("MaxPool"), graph.fresh("Indices")];
  graph.nodes("MaxPool", [x], [output, indices], windows);

  const inputShape = [batch, ...placed.inputShape];
  const unpool = (dy: string): string =>
    graph.op("MaxUnpool", [dy, indices, graph.integers(inputShape)], windows);

  function scatter(dy: string): string {
    const outputs = batch * size(placed.shape);
    const zeros = graph.op("ConstantOfShape", [graph.integers([size(inputShape)])]);
    const flat = [zeros, graph.reshape(indices, [outputs]), graph.reshape(dy, [outputs])];
    const sum = graph.op("ScatterElements", flat, { axis: 0, reduction: "add" });
    return graph.reshape(sum, inputShape);
  }

  // MaxUnpool overwrites, so it cannot add the gradients of windows that overlap
  const overlapping = kernel > stride;
  return {
    output,
    backward: (dy) => ({ gradients: {}, input: () => (overlapping ? scatter(dy) : unpool(dy)) }),
  };
}
