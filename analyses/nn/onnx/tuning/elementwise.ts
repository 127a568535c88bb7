import { size } from "../../network/layout.ts";
import { gradient, type Site } from "../layers/layer.ts";
import type { TunedLayer } from "./layer.ts";

/** Batch norm with the means and variances of its first training, which stay; scale and shift learn. PyTorch's epsilon. */
export function tunedNorm({ graph, placed, x }: Site): TunedLayer {
  const { node, input, shape } = placed;
  const [weight, bias] = [`${node.name}.weight`, `${node.name}.bias`];
  const perChannel = (tensor: string) => graph.reshape(tensor, [shape[0]!, 1, 1]);
  const variance = graph.op("Add", [`${node.name}.running_var`, graph.number(1e-5)]);
  const deviation = perChannel(graph.op("Sqrt", [variance]));
  const centred = graph.op("Sub", [x, perChannel(`${node.name}.running_mean`)]);
  const normal = graph.op("Div", [centred, deviation]);
  const scale = perChannel(weight);
  const summed = (values: string) =>
    graph.op("ReduceSum", [values, graph.integers([0, 2, 3])], { keepdims: 0 });
  return {
    output: graph.op("Add", [graph.op("Mul", [normal, scale]), perChannel(bias)]),
    gradients: (dy) => ({
      [weight]: gradient(graph, summed(graph.op("Mul", [dy, normal]))),
      [bias]: gradient(graph, summed(dy)),
    }),
    inputs: (dy) => ({
      [input]: graph.op("Mul", [dy, graph.op("Div", [scale, deviation])]),
    }),
  };
}

/** min(max(x, 0), 6); the gradient is 0 at both ends, as PyTorch has it. */
export function relu6({ graph, placed, x }: Site): TunedLayer {
  const [zero, six] = [graph.number(0), graph.number(6)];
  const output = graph.op("Clip", [x, zero, six]);
  return {
    output,
    gradients: () => ({}),
    inputs(dy) {
      const inside = [graph.op("Greater", [output, zero]), graph.op("Less", [output, six])];
      return { [placed.input]: graph.op("Where", [graph.op("And", inside), dy, zero]) };
    },
  };
}

/** The sum with another node's output, `y`. */
export function add({ graph, placed, x }: Site<"add">, other: string, y: string): TunedLayer {
  return {
    output: graph.op("Add", [x, y]),
    gradients: () => ({}),
    inputs: (dy) => ({ [placed.input]: dy, [other]: dy }),
  };
}

/** The mean over all pixels. */
export function globalAverage({ graph, batch, placed, x }: Site): TunedLayer {
  const { input, inputShape, shape } = placed;
  const area = size(inputShape) / inputShape[0]!;
  return {
    output: graph.reshape(graph.op("GlobalAveragePool", [x]), [batch, ...shape]),
    gradients: () => ({}),
    inputs(dy) {
      const each = graph.op("Div", [dy, graph.number(area)]);
      const pixels = graph.reshape(each, [batch, ...shape, 1, 1]);
      return { [input]: graph.op("Expand", [pixels, graph.integers([batch, ...inputShape])]) };
    },
  };
}
