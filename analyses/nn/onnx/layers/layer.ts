import type { PlacedNode } from "../../network/layout.ts";
import type { Graph } from "./graph.ts";

/** Where a layer is compiled: `batch` examples, `x` the name of its input [batch, ...inputShape]. */
export interface Site<Op extends string = string> {
  graph: Graph;
  batch: number;
  placed: PlacedNode & { node: { op: Op } };
  x: string;
}

/** A compiled layer: its output [batch, ...shape], and the way back. */
export interface Compiled {
  output: string;
  /** `dy` is the loss's gradient by the output, times the learning rate */
  backward(dy: string): Backward;
}

export interface Backward {
  /** by parameter */
  gradients: Record<string, Gradient>;
  /** adds the nodes of the gradient by the input; only called where something before learns */
  input(): string;
}

/** Adds the nodes of `next = momentum * velocity + gradient`, without a copy that large networks would feel. */
export type Gradient = (velocity: string, momentum: number, next: string) => void;

/** For a gradient that is a tensor already. */
export function gradient(graph: Graph, value: string): Gradient {
  return (velocity, momentum, next) =>
    graph.nodes("Add", [graph.op("Mul", [velocity, graph.number(momentum)]), value], [next]);
}
