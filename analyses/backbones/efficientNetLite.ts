import type { Tensors } from "../nn/network/initialise.ts";
import { layout } from "../nn/network/layout.ts";
import type { Network, Node } from "../nn/network/networks.ts";
import { namedTensor } from "./weights/namedTensor.ts";
import type { StoredTensor } from "./weights/storedTensor.ts";

/** Of a size of EfficientNet-Lite: factors of width and depth, and the side of its input in pixels. */
interface Scale {
  width: number;
  depth: number;
  side: number;
}

/** tensorflow/tpu, models/official/efficientnet/lite/efficientnet_lite_builder.py */
const scales = {
  0: { width: 1, depth: 1, side: 224 },
  1: { width: 1, depth: 1.1, side: 240 },
  2: { width: 1.1, depth: 1.2, side: 260 },
} satisfies Record<number, Scale>;

export type LiteSize = keyof typeof scales;

/** Stages of B0: blocks, kernel, first stride, expansion, filters (Tan and Le 2019, arXiv:1905.11946, table 1). */
const stages = [
  [1, 3, 1, 1, 16],
  [2, 3, 2, 6, 24],
  [2, 5, 2, 6, 40],
  [3, 3, 2, 6, 80],
  [3, 5, 1, 6, 112],
  [4, 5, 2, 6, 192],
  [1, 3, 1, 6, 320],
] as const;

/** A block and what feeds it: `input` is the node, `from` its channels, `side` its pixels. */
interface Block {
  name: string;
  input: string;
  from: number;
  filters: number;
  kernel: number;
  stride: number;
  expansion: number;
  side: number;
}

/**
 * EfficientNet-Lite up to its 1,280 features: EfficientNet without squeeze and excitation, with ReLU6, stem, first stage,
 * last stage and head not scaled. Batch norm is folded into the convolutions; the names are those of the PyTorch port.
 */
export function efficientNetLite(size: LiteSize): Network {
  const { side } = scales[size];
  return {
    name: `efficientNetLite${size}`,
    input: [3, side, side],
    nodes: [
      conv("_conv_stem", { filters: 32, kernel: 3, stride: 2, side }),
      { name: "_conv_stem/relu6", op: "relu6" },
      ...placeBlocks(size).flatMap(invertedResidual),
      conv("_conv_head", { filters: 1280, kernel: 1, side: 1 }),
      { name: "_conv_head/relu6", op: "relu6" },
      { name: "_avg_pooling", op: "globalAverage" },
    ],
  };
}

/** The last node of each stage from the third on, where 28 pixels are left of 224, without the last. */
export function liteStages(size: LiteSize): string[] {
  const blocks = placeBlocks(size);
  const ends = blocks.filter(
    (block, i) => blocks[i + 1] && blocks[i + 1]!.filters !== block.filters,
  );
  return [...ends.slice(2), blocks.at(-1)!].map(outputOf);
}

function placeBlocks(size: LiteSize): Block[] {
  const { width, depth, side: inputSide } = scales[size];
  const blocks: Block[] = [];
  let [input, from, side] = ["_conv_stem/relu6", 32, Math.ceil(inputSide / 2)];
  for (const [stage, [count, kernel, firstStride, expansion, filters]] of stages.entries()) {
    const isFixed = stage === 0 || stage === stages.length - 1;
    const repeats = isFixed ? count : Math.ceil(depth * count);
    for (let i = 0; i < repeats; i++) {
      const name = `_blocks.${blocks.length}`;
      const stride = i === 0 ? firstStride : 1;
      const to = roundFilters(filters * width);
      const block = { name, input, from, filters: to, kernel, stride, expansion, side };
      blocks.push(block);
      [input, from, side] = [outputOf(block), to, Math.ceil(side / stride)];
    }
  }
  return blocks;
}

/** To the nearest multiple of 8 that takes away no more than a tenth. */
function roundFilters(filters: number): number {
  const rounded = Math.max(8, Math.floor((filters + 4) / 8) * 8);
  return rounded < 0.9 * filters ? rounded + 8 : rounded;
}

function outputOf(block: Block): string {
  return `${block.name}.${adds(block) ? "add" : "_project_conv"}`;
}

function adds({ stride, from, filters }: Block): boolean {
  return stride === 1 && from === filters;
}

function invertedResidual(block: Block): Node[] {
  const { name, input, from, filters, kernel, stride, expansion, side } = block;
  const wide = expansion * from;
  const expand: Node[] = [
    { ...conv(`${name}._expand_conv`, { filters: wide, kernel: 1, side }), input },
    { name: `${name}._expand_conv/relu6`, op: "relu6" },
  ];
  return [
    ...(expansion > 1 ? expand : []),
    conv(`${name}._depthwise_conv`, { filters: wide, kernel, stride, groups: wide, side }),
    { name: `${name}._depthwise_conv/relu6`, op: "relu6" },
    conv(`${name}._project_conv`, { filters, kernel: 1, side }),
    ...(adds(block) ? [{ name: `${name}.add`, op: "add", other: input } as const] : []),
  ];
}

/** TensorFlow's SAME: as many zeros as the last window needs, the odd one after. */
function conv(
  name: string,
  window: { filters: number; kernel: number; stride?: number; groups?: number; side: number },
): Node {
  const { side, ...rest } = window;
  const { kernel, stride = 1 } = rest;
  const zeros = Math.max((Math.ceil(side / stride) - 1) * stride + kernel - side, 0);
  const padding = [Math.floor(zeros / 2), Math.ceil(zeros / 2)] as const;
  return { name, op: "frozenConv", ...rest, padding };
}

/** TensorFlow's, which the port keeps. */
const epsilon = 1e-3;

/** The port's batch norm after each of its convolutions. */
const normOf: Readonly<Record<string, string>> = {
  _conv_stem: "_bn0",
  _conv_head: "_bn1",
  _expand_conv: "_bn0",
  _depthwise_conv: "_bn1",
  _project_conv: "_bn2",
};

/** Tensors of a state dict of the PyTorch port, batch norm folded in; throws UserError naming file and tensor. */
export function liteWeights(
  network: Network,
  stored: ReadonlyMap<string, StoredTensor>,
  file: string,
): Tensors {
  const read = (name: string, shape: readonly number[]): Float32Array =>
    namedTensor(stored, name, shape, file);
  const tensors: Tensors = {};
  for (const { node, parameters } of layout(network)) {
    if (node.op !== "frozenConv") continue;
    const { shape } = parameters[0]!;
    const filters = shape.slice(0, 1);
    const norm = node.name.replace(/[^.]+$/, (layer) => normOf[layer]!);
    const parts = ["weight", "bias", "running_mean", "running_var"];
    const [gamma, beta, mean, variance] = parts.map((part) => read(`${norm}.${part}`, filters));
    const scale = gamma!.map((value, i) => value / Math.sqrt(variance![i]! + epsilon));
    const weight = read(`${node.name}.weight`, shape);
    const each = weight.length / scale.length;
    tensors[`${node.name}.weight`] = weight.map((value, i) => value * scale[Math.floor(i / each)]!);
    tensors[`${node.name}.bias`] = beta!.map((value, i) => value - mean![i]! * scale[i]!);
  }
  return tensors;
}
