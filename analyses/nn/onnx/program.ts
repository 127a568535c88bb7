import { classCount, dropouts, layout, parameters, type PlacedNode } from "../network/layout.ts";
import type { Network, Shape } from "../network/networks.ts";
import { conv } from "./layers/conv.ts";
import { dropout, flatten, relu } from "./layers/elementwise.ts";
import type { Graph } from "./layers/graph.ts";
import type { Backward, Compiled, Site } from "./layers/layer.ts";
import { linear } from "./layers/linear.ts";
import { maxPool } from "./layers/maxPool.ts";
import { poolFirst } from "./layers/poolFirst.ts";

/** The names under which a graph's values go in and out. */
export const momentumName = (parameter: string): string => `momentum/${parameter}`;
export const nextName = (tensor: string): string => `next/${tensor}`;
export const maskName = (layer: string): string => `mask/${layer}`;

interface Layer {
  placed: PlacedNode;
  compiled: Compiled;
}

/** What changes from step to step: inputs, one-hot labels, learning rate over examples, masks. */
export function stepInputs(network: Network, batch: number): Record<string, Shape> {
  const masks = dropouts(network).map(({ name, shape }) => [maskName(name), [batch, ...shape]]);
  const labels = [batch, classCount(network)];
  return { x: [batch, ...network.input], y: labels, scale: [1], ...Object.fromEntries(masks) };
}

/** What a step hands to the next one: parameters, then their momenta. */
export function stateTensors(network: Network): { name: string; shape: Shape }[] {
  const learnt = parameters(network).map(({ name, shape }) => ({ name, shape }));
  return [...learnt, ...learnt.map(({ name, shape }) => ({ name: momentumName(name), shape }))];
}

/**
 * Adds a step of SGD on the mean softmax cross-entropy; returns the logits. Momenta are PyTorch's
 * times the learning rate: v' = momentum v + rate g, w' = w - v'. Rows without a label do not count.
 */
export function addStep(graph: Graph, network: Network, batch: number, momentum: number): string {
  const layers = forward(graph, network, batch);
  const logits = layers.at(-1)!.compiled.output;
  for (const { gradients } of backward(graph, layers, lossGradient(graph, logits))) {
    for (const [name, gradient] of Object.entries(gradients)) {
      const velocity = nextName(momentumName(name));
      gradient(momentumName(name), momentum, velocity);
      graph.nodes("Sub", [name, velocity], [nextName(name)]);
    }
  }
  return logits;
}

/** (softmax - onehot) * rate / examples */
function lossGradient(graph: Graph, logits: string): string {
  const counted = graph.op("ReduceSum", ["y", graph.integers([1])], { keepdims: 1 });
  const expected = graph.op("Mul", [graph.op("Softmax", [logits], { axis: 1 }), counted]);
  return graph.op("Mul", [graph.op("Sub", [expected, "y"]), "scale"]);
}

function forward(graph: Graph, network: Network, batch: number): Layer[] {
  const outputs = new Map([["", "x"]]);
  return poolFirst(layout(network)).map((placed) => {
    const x = outputs.get(placed.input)!;
    const compiled = compile({ graph, batch, placed, x });
    outputs.set(placed.node.name, compiled.output);
    return { placed, compiled };
  });
}

function compile(site: Site): Compiled {
  const { placed } = site;
  const { node } = placed;
  switch (node.op) {
    case "conv":
      return conv({ ...site, placed: { ...placed, node } });
    case "maxPool":
      return maxPool({ ...site, placed: { ...placed, node } });
    case "linear":
      return linear(site);
    case "relu":
      return relu(site);
    case "flatten":
      return flatten(site);
    case "dropout":
      return dropout(site, maskName(node.name));
    default:
      throw new Error(`layer cannot be trained: ${node.name} (${node.op})`);
  }
}

/** Reverse mode: from the logits to the first layer that learns. */
function backward(graph: Graph, layers: readonly Layer[], dLogits: string): Backward[] {
  const learning = learningNodes(layers);
  const gradients = new Map([[layers.at(-1)!.placed.node.name, dLogits]]);
  const back = layers.filter(({ placed }) => learning.has(placed.node.name)).toReversed();
  return back.map(({ placed, compiled }) => {
    const dy = gradients.get(placed.node.name);
    if (dy === undefined) throw new Error(`layer without use: ${placed.node.name}`);
    const result = compiled.backward(dy);
    if (!learning.has(placed.input)) return result;
    const [before, more] = [gradients.get(placed.input), result.input()];
    gradients.set(placed.input, before === undefined ? more : graph.op("Add", [before, more]));
    return result;
  });
}

/** Names of the nodes whose output depends on a parameter. */
function learningNodes(layers: readonly Layer[]): Set<string> {
  const learning = new Set<string>();
  for (const { placed } of layers) {
    if (placed.parameters.length > 0 || learning.has(placed.input)) learning.add(placed.node.name);
  }
  return learning;
}
