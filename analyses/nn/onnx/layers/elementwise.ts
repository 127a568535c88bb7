import type { Compiled, Site } from "./layer.ts";

/** max(x, 0); the gradient is 0 at 0, as PyTorch has it. */
export function relu({ graph, x }: Site): Compiled {
  const output = graph.op("Relu", [x]);
  const input = (dy: string): string => {
    const zero = graph.number(0);
    return graph.op("Where", [graph.op("Greater", [output, zero]), dy, zero]);
  };
  return { output, backward: (dy) => ({ gradients: {}, input: () => input(dy) }) };
}

/** [batch, channels, height, width] to [batch, features]. */
export function flatten({ graph, batch, placed, x }: Site): Compiled {
  return {
    output: graph.reshape(x, [batch, ...placed.shape]),
    backward: (dy) => ({
      gradients: {},
      input: () => graph.reshape(dy, [batch, ...placed.inputShape]),
    }),
  };
}

/** x times the mask fed at every step (0 or 1/(1 - rate)). */
export function dropout({ graph, x }: Site, mask: string): Compiled {
  return {
    output: graph.op("Mul", [x, mask]),
    backward: (dy) => ({ gradients: {}, input: () => graph.op("Mul", [dy, mask]) }),
  };
}
