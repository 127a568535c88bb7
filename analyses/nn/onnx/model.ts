import type { Tensors } from "../network/initialise.ts";
import { classCount, layout, parameters } from "../network/layout.ts";
import type { Network, Shape } from "../network/networks.ts";
import { Graph } from "./layers/graph.ts";
import { addInference } from "./inference.ts";
import { addStep, nextName, stateTensors, stepInputs } from "./program.ts";

/** How a network is trained; `batch` is the number of rows of every tensor. */
export interface Training {
  batch: number;
  momentum: number;
}

/** Names on the outside of `loopModel`. */
export const seriesName = (stepInput: string): string => `series/${stepInput}`;
export const firstName = (tensor: string): string => `first/${tensor}`;
export const lastName = (tensor: string): string => `last/${tensor}`;

/** Inputs: x and the parameters. Output: logits [batch, classes]. */
export function evaluationModel(network: Network, batch: number): Uint8Array {
  const graph = new Graph();
  graph.input("x", [batch, ...network.input]);
  for (const { name, shape } of parameters(network)) graph.input(name, shape);
  outputAs("logits", graph, addInference(graph, network, batch), [batch, classCount(network)]);
  return graph.encode();
}

/** Input: x; the tensors are part of the model. Output: that of the last node, [batch, ...shape]. */
export function frozenModel(network: Network, batch: number, tensors: Tensors): Uint8Array {
  const graph = new Graph();
  graph.input("x", [batch, ...network.input]);
  for (const { name, shape } of parameters(network)) graph.floats(name, shape, tensors[name]!);
  const { shape } = layout(network).at(-1)!;
  outputAs("output", graph, addInference(graph, network, batch), [batch, ...shape]);
  return graph.encode();
}

/** Inputs: `stepInputs`, parameters, momenta. Outputs: logits, next parameters and momenta. */
export function stepModel(network: Network, training: Training): Uint8Array {
  const graph = new Graph();
  const inputs = { ...stepInputs(network, training.batch) };
  for (const [name, shape] of Object.entries(inputs)) graph.input(name, shape);
  for (const { name, shape } of stateTensors(network)) graph.input(name, shape);
  addBody(graph, network, training);
  return graph.encode();
}

/**
 * Any number of steps in one call, for large networks: the binding copies every output out, here
 * once a call instead of once a step. Step inputs and logits have a leading axis of steps.
 */
export function loopModel(network: Network, training: Training): Uint8Array {
  const graph = new Graph();
  const body = new Graph();
  const [step, unchanged] = [body.input("step", [], "int64"), body.input("again", [], "bool")];
  body.nodes("Identity", [unchanged], ["next/again"]);
  body.output("next/again", [], "bool");
  for (const [name, shape] of Object.entries(stepInputs(network, training.batch))) {
    const series = graph.input(seriesName(name), ["steps", ...shape]);
    body.nodes("Gather", [series, step], [name], { axis: 0 });
  }
  addLoop(graph, body, network, training);
  return graph.encode();
}

function addLoop(graph: Graph, body: Graph, network: Network, training: Training): void {
  const state = stateTensors(network);
  for (const { name, shape } of state) body.input(name, shape);
  const steps = graph.input("steps", [], "int64");
  const first = state.map(({ name, shape }) => graph.input(firstName(name), shape));
  addBody(body, network, training);
  const last = state.map(({ name }) => lastName(name));
  graph.nodes("Loop", [steps, "", ...first], [...last, "logits"], { body: { graph: body } });
  for (const { name, shape } of state) graph.output(lastName(name), shape);
  graph.output("logits", ["steps", training.batch, classCount(network)]);
}

/** Declares the state before the logits: the order in which Loop wants its body's outputs. */
function addBody(graph: Graph, network: Network, { batch, momentum }: Training): void {
  const logits = addStep(graph, network, batch, momentum);
  for (const { name, shape } of stateTensors(network)) graph.output(nextName(name), shape);
  outputAs("logits", graph, logits, [batch, classCount(network)]);
}

function outputAs(name: string, graph: Graph, value: string, shape: Shape): void {
  graph.nodes("Identity", [value], [name]);
  graph.output(name, shape);
}
