import type { Compiled, Gradient, Site } from "../layers/layer.ts";

/** A compiled layer of a network that is tuned; `dy` is the loss's gradient by its output, times the learning rate. */
export interface TunedLayer {
  output: string;
  /** by parameter; only called where one of them learns */
  gradients(dy: string): Record<string, Gradient>;
  /** adds the nodes of the gradient by each input, by the node that feeds it */
  inputs(dy: string): Record<string, string>;
}

/** A layer of networks that are trained from scratch. */
export function known({ placed }: Site, { output, backward }: Compiled): TunedLayer {
  return {
    output,
    gradients: (dy) => backward(dy).gradients,
    inputs: (dy) => ({ [placed.input]: backward(dy).input() }),
  };
}
