import { gradient, type Compiled, type Site } from "./layer.ts";
import { denseConv, type DenseConv } from "./denseConv.ts";
import { stridedConv } from "./stridedConv.ts";

/** Cross-correlation with bias, PyTorch's Conv2d. */
export function conv(site: Site<"conv">): Compiled {
  const { graph, placed } = site;
  const { name, stride = 1 } = placed.node;
  const { output, weightGradient } = stride === 1 ? plain(site) : stridedConv(site);
  return {
    output,
    backward: (dy) => ({
      gradients: {
        [`${name}.weight`]: gradient(graph, weightGradient(dy)),
        [`${name}.bias`]: gradient(
          graph,
          graph.op("ReduceSum", [dy, graph.integers([0, 2, 3])], { keepdims: 0 }),
        ),
      },
      input: () => inputGradient(site, dy),
    }),
  };
}

function plain({ graph, batch, placed, x }: Site<"conv">): DenseConv {
  const { name, kernel, padding = 0 } = placed.node;
  const { inputShape, shape } = placed;
  return denseConv(graph, {
    batch,
    inputShape,
    shape,
    kernel,
    padding,
    x,
    weight: `${name}.weight`,
    bias: `${name}.bias`,
  });
}

/** Rows that the last window does not reach get their zeros from output_padding. */
function inputGradient({ graph, placed }: Site<"conv">, dy: string): string {
  const { name, kernel, stride = 1, padding = 0 } = placed.node;
  const rest = [1, 2].map((axis) => {
    const reached = (placed.shape[axis]! - 1) * stride + kernel - 2 * padding;
    return placed.inputShape[axis]! - reached;
  });
  return graph.op("ConvTranspose", [dy, `${name}.weight`], {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
    output_padding: rest,
  });
}
