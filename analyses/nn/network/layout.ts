import type { Network, Node, Shape } from "./networks.ts";

/** A tensor that is learnt, by its name in PyTorch's state dict. */
export interface Parameter {
  name: string;
  shape: Shape;
  /** numbers that enter one output of the layer */
  fanIn: number;
}

/** A node with what its place in the network decides. Shapes are of one example. */
export interface PlacedNode {
  node: Node;
  /** name of the node that feeds it; empty for the network's input */
  input: string;
  inputShape: Shape;
  shape: Shape;
  /** its weight and bias, if it has any */
  parameters: readonly Parameter[];
}

/** Number of elements of a shape. */
export function size(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The nodes in order with shapes and parameters; throws where two layers do not fit. */
export function layout(network: Network): PlacedNode[] {
  const shapes = new Map<string, Shape>([["", network.input]]);
  let previous = "";
  return network.nodes.map((node) => {
    const input = node.input ?? previous;
    const inputShape = shapes.get(input);
    if (inputShape === undefined) throw new Error(`unknown input: ${input} (of ${node.name})`);
    if (shapes.has(node.name)) throw new Error(`duplicate layer: ${node.name}`);
    if (node.op === "add") checkSum(node.name, inputShape, shapes.get(node.other));
    const placed = { node, input, inputShape, ...place(node, inputShape) };
    shapes.set(node.name, placed.shape);
    previous = node.name;
    return placed;
  });
}

/** All tensors of the network, in PyTorch's order. */
export function parameters(network: Network): Parameter[] {
  return layout(network).flatMap((placed) => placed.parameters);
}

/** Length of the logits. */
export function classCount(network: Network): number {
  const last = layout(network).at(-1);
  if (last === undefined) throw new Error(`network without layers: ${network.name}`);
  return size(last.shape);
}

/** Masks a training step needs: shape of one example and dropout rate by the layer's name. */
export function dropouts(network: Network): { name: string; shape: Shape; rate: number }[] {
  return layout(network).flatMap(({ node, shape }) =>
    node.op === "dropout" ? [{ name: node.name, shape, rate: node.rate }] : [],
  );
}

function place(node: Node, input: Shape): Pick<PlacedNode, "shape" | "parameters"> {
  switch (node.op) {
    case "conv": {
      const [channels, ...sides] = image(node, input);
      const { filters, kernel, stride = 1, padding = 0 } = node;
      const shape = [
        filters,
        ...sides.map((side) => slide(node.name, side, kernel, stride, padding)),
      ];
      return { shape, parameters: learnt(node.name, [filters, channels, kernel, kernel]) };
    }
    case "frozenConv":
      return placeFrozenConv(node, image(node, input));
    case "maxPool":
    case "frozenMaxPool": {
      const [channels, ...sides] = image(node, input);
      const padding = node.op === "maxPool" ? 0 : node.padding;
      const shape = sides.map((side) => slide(node.name, side, node.kernel, node.stride, padding));
      return { shape: [channels, ...shape], parameters: [] };
    }
    case "batchNorm": {
      const [channels] = image(node, input);
      return { shape: input, parameters: normalising(node.name, channels) };
    }
    case "globalAverage":
      return { shape: [image(node, input)[0]], parameters: [] };
    case "linear":
      if (input.length !== 1)
        throw new Error(`${node.name}: linear needs a flat input: ${input.join("x")}`);
      return {
        shape: [node.features],
        parameters: learnt(node.name, [node.features, size(input)]),
      };
    case "flatten":
      return { shape: [size(input)], parameters: [] };
    case "relu":
    case "relu6":
    case "add":
    case "dropout":
      return { shape: input, parameters: [] };
  }
}

function placeFrozenConv(
  node: Node & { op: "frozenConv" },
  [channels, ...sides]: readonly [number, number, number],
): Pick<PlacedNode, "shape" | "parameters"> {
  const { name, filters, kernel, stride = 1, groups = 1, bias = true } = node;
  if (channels % groups !== 0 || filters % groups !== 0)
    throw new Error(`${name}: ${groups} groups of ${channels} channels and ${filters} filters`);
  const margin = margins(node.padding).reduce((sum, side) => sum + side) / 2;
  const tensors = learnt(name, [filters, channels / groups, kernel, kernel]);
  return {
    shape: [filters, ...sides.map((side) => slide(name, side, kernel, stride, margin))],
    parameters: bias ? tensors : tensors.slice(0, 1),
  };
}

/** Zeros before and after each side of an image. */
export function margins(
  padding: number | readonly [before: number, after: number] = 0,
): readonly [before: number, after: number] {
  return typeof padding === "number" ? [padding, padding] : padding;
}

function normalising(name: string, channels: number): Parameter[] {
  const parts = ["weight", "bias", "running_mean", "running_var"];
  return parts.map((part) => ({ name: `${name}.${part}`, shape: [channels], fanIn: 1 }));
}

function checkSum(name: string, shape: Shape, other: Shape | undefined): void {
  if (other?.join() === shape.join()) return;
  throw new Error(`${name}: cannot add: ${shape.join("x")} and ${other?.join("x") ?? "nothing"}`);
}

function learnt(name: string, shape: Shape): Parameter[] {
  const fanIn = size(shape.slice(1));
  return [
    { name: `${name}.weight`, shape, fanIn },
    { name: `${name}.bias`, shape: shape.slice(0, 1), fanIn },
  ];
}

function image(node: Node, input: Shape): readonly [number, number, number] {
  const [channels, height, width] = input;
  if (input.length !== 3 || channels === undefined || height === undefined || width === undefined) {
    throw new Error(`${node.name}: ${node.op} needs [channels, height, width]: ${input.join("x")}`);
  }
  return [channels, height, width];
}

function slide(
  name: string,
  side: number,
  kernel: number,
  stride: number,
  padding: number,
): number {
  const steps = Math.floor((side + 2 * padding - kernel) / stride) + 1;
  if (steps < 1) throw new Error(`${name}: kernel ${kernel} does not fit: ${side}`);
  return steps;
}
