import type { Tensors } from "../../network/initialise.ts";
import { classCount, layout, type Parameter, parameters } from "../../network/layout.ts";
import type { Network } from "../../network/networks.ts";
import { dropout } from "../layers/elementwise.ts";
import { Graph } from "../layers/graph.ts";
import type { Site } from "../layers/layer.ts";
import { linear } from "../layers/linear.ts";
import { maskName, momentumName, nextName, stepInputs } from "../program.ts";
import { tunedConv } from "./conv.ts";
import { add, globalAverage, relu6, tunedNorm } from "./elementwise.ts";
import { known, type TunedLayer } from "./layer.ts";

/** Which layers of a network learn further, and how. */
export interface Tuning {
  /** this node and all after it learn */
  from: string;
  batch: number;
  momentum: number;
}

/** The parameters that learn: statistics of batch norm never do. */
export function learning(network: Network, from: string): Parameter[] {
  const placed = layout(network);
  const first = placed.findIndex(({ node }) => node.name === from);
  if (first < 0) throw new Error(`unknown node: ${from} (of ${network.name})`);
  return placed
    .slice(first)
    .flatMap((it) => it.parameters)
    .filter(({ name }) => !/\.running_(mean|var)$/.test(name));
}

/**
 * A step of SGD on the softmax cross-entropy with weighted shares of classes. Inputs: `stepInputs`, where `y` [batch,
 * classes] may have any shares and a row without any does not count; what learns, and its momenta. Outputs: logits
 * [batch, classes] before the update, what learns and its momenta after it.
 */
export function tuningModel(network: Network, tuning: Tuning, tensors: Tensors): Uint8Array {
  const { batch, from, momentum } = tuning;
  const graph = new Graph();
  for (const [name, shape] of Object.entries(stepInputs(network, batch))) graph.input(name, shape);
  const learnt = new Map(learning(network, from).map(({ name, shape }) => [name, shape]));
  for (const { name, shape } of parameters(network))
    if (!learnt.has(name)) graph.floats(name, shape, tensors[name]!);
  for (const [name, shape] of learnt)
    for (const input of [name, momentumName(name)]) graph.input(input, shape);
  const layers = forward(graph, network, batch);
  const logits = [...layers.values()].at(-1)!.output;
  backward(graph, network, layers, { from, momentum, start: lossGradient(graph, logits) });
  graph.nodes("Identity", [logits], ["logits"]);
  graph.output("logits", [batch, classCount(network)]);
  for (const [name, shape] of learnt)
    for (const output of [name, momentumName(name)]) graph.output(nextName(output), shape);
  return graph.encode();
}

/** (softmax times the row's sum - y) * rate / examples */
function lossGradient(graph: Graph, logits: string): string {
  const counted = graph.op("ReduceSum", ["y", graph.integers([1])], { keepdims: 1 });
  const expected = graph.op("Mul", [graph.op("Softmax", [logits], { axis: 1 }), counted]);
  return graph.op("Mul", [graph.op("Sub", [expected, "y"]), "scale"]);
}

function forward(graph: Graph, network: Network, batch: number): Map<string, TunedLayer> {
  const layers = new Map<string, TunedLayer>();
  const outputOf = (name: string): string => (name === "" ? "x" : layers.get(name)!.output);
  for (const placed of layout(network)) {
    const site = { graph, batch, placed, x: outputOf(placed.input) };
    layers.set(placed.node.name, compile(site, outputOf));
  }
  return layers;
}

function compile(site: Site, outputOf: (node: string) => string): TunedLayer {
  const { placed } = site;
  const { node } = placed;
  switch (node.op) {
    case "frozenConv":
      return tunedConv({ ...site, placed: { ...placed, node } });
    case "batchNorm":
      return tunedNorm(site);
    case "relu6":
      return relu6(site);
    case "add":
      return add({ ...site, placed: { ...placed, node } }, node.other, outputOf(node.other));
    case "globalAverage":
      return globalAverage(site);
    case "dropout":
      return known(site, dropout(site, maskName(node.name)));
    case "linear":
      return known(site, linear(site));
    default:
      throw new Error(`layer cannot be tuned: ${node.name} (${node.op})`);
  }
}

/** Reverse mode from the last node to the first that learns, with the updates. */
function backward(
  graph: Graph,
  network: Network,
  layers: ReadonlyMap<string, TunedLayer>,
  { from, momentum, start }: { from: string; momentum: number; start: string },
): void {
  const names = [...layers.keys()];
  const tuned = new Set(names.slice(names.indexOf(from)));
  const gradients = new Map([[names.at(-1)!, start]]);
  const steps = layout(network).filter(({ node }) => tuned.has(node.name));
  for (const { node, parameters } of steps.toReversed()) {
    const dy = gradients.get(node.name);
    if (dy === undefined) throw new Error(`layer without use: ${node.name}`);
    const layer = layers.get(node.name)!;
    if (parameters.length > 0) update(graph, layer, dy, momentum);
    if (node.name === from) return;
    for (const [input, found] of Object.entries(layer.inputs(dy))) {
      const before = gradients.get(input);
      gradients.set(input, before === undefined ? found : graph.op("Add", [before, found]));
    }
  }
}

/** v' = momentum v + rate g, w' = w - v' */
function update(graph: Graph, layer: TunedLayer, dy: string, momentum: number): void {
  for (const [name, gradient] of Object.entries(layer.gradients(dy))) {
    const velocity = nextName(momentumName(name));
    gradient(momentumName(name), momentum, velocity);
    graph.nodes("Sub", [name, velocity], [nextName(name)]);
  }
}
