import { gradient, type Compiled, type Site } from "./layer.ts";

/** y = x W' + b, [batch, features]. */
export function linear({ graph, placed, x }: Site): Compiled {
  const { name } = placed.node;
  const [weight, bias] = [`${name}.weight`, `${name}.bias`];
  return {
    output: graph.op("Gemm", [x, weight, bias], { transB: 1 }),
    backward: (dy) => ({
      gradients: {
        // the momentum in one pass over memory: with 57 million weights that counts
        [weight]: (velocity, momentum, next) =>
          graph.nodes("Gemm", [dy, x, velocity], [next], { transA: 1, beta: { float: momentum } }),
        [bias]: gradient(graph, graph.op("ReduceSum", [dy, graph.integers([0])], { keepdims: 0 })),
      },
      input: () => graph.op("Gemm", [dy, weight]),
    }),
  };
}
