import type { Network, Node } from "../nn/network/networks.ts";

export type ResNetDepth = 18 | 34 | 152;

/** Blocks of the four stages (He et al. 2016, arXiv:1512.03385, table 1). */
const stages: Record<ResNetDepth, readonly number[]> = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  152: [3, 8, 36, 3],
};

interface Block {
  name: string;
  /** the node that feeds it */
  input: string;
  /** channels within */
  width: number;
  stride: number;
  /** whether its input must be brought to the shape of its output */
  projects: boolean;
}

/** torchvision's ResNet up to its last layer, 224x224; tensors have the names of its state dict. */
export function resNet(depth: ResNetDepth): Network {
  const deep = depth === 152;
  return {
    name: `resNet${depth}`,
    input: [3, 224, 224],
    nodes: [
      conv("conv1", 64, 7, { stride: 2, padding: 3 }),
      { name: "bn1", op: "batchNorm" },
      { name: "relu", op: "relu" },
      { name: "maxpool", op: "frozenMaxPool", kernel: 3, stride: 2, padding: 1 },
      ...placeBlocks(depth, deep).flatMap(deep ? bottleneck : basicBlock),
      { name: "avgpool", op: "globalAverage" },
    ],
  };
}

function placeBlocks(depth: ResNetDepth, deep: boolean): Block[] {
  let input = "maxpool";
  return stages[depth].flatMap((count, stage) =>
    Array.from({ length: count }, (_, i) => {
      const name = `layer${stage + 1}.${i}`;
      const stride = stage > 0 && i === 0 ? 2 : 1;
      const block = {
        name,
        input,
        width: 64 * 2 ** stage,
        stride,
        projects: i === 0 && (deep || stage > 0),
      };
      input = `${name}.relu`;
      return block;
    }),
  );
}

/** Two 3x3 convolutions. */
function basicBlock(block: Block): Node[] {
  const { name, input, width, stride } = block;
  return [
    { ...conv(`${name}.conv1`, width, 3, { stride, padding: 1 }), input },
    { name: `${name}.bn1`, op: "batchNorm" },
    { name: `${name}.relu1`, op: "relu" },
    conv(`${name}.conv2`, width, 3, { padding: 1 }),
    { name: `${name}.bn2`, op: "batchNorm" },
    ...shortcut(block, `${name}.bn2`, width),
  ];
}

/** 1x1, 3x3, 1x1; the stride is the second's, as torchvision has it. */
function bottleneck(block: Block): Node[] {
  const { name, input, width, stride } = block;
  return [
    { ...conv(`${name}.conv1`, width, 1), input },
    { name: `${name}.bn1`, op: "batchNorm" },
    { name: `${name}.relu1`, op: "relu" },
    conv(`${name}.conv2`, width, 3, { stride, padding: 1 }),
    { name: `${name}.bn2`, op: "batchNorm" },
    { name: `${name}.relu2`, op: "relu" },
    conv(`${name}.conv3`, 4 * width, 1),
    { name: `${name}.bn3`, op: "batchNorm" },
    ...shortcut(block, `${name}.bn3`, 4 * width),
  ];
}

/** Adds the block's input to its `output`. */
function shortcut(
  { name, input, stride, projects }: Block,
  output: string,
  filters: number,
): Node[] {
  const projection: Node[] = [
    { ...conv(`${name}.downsample.0`, filters, 1, { stride }), input },
    { name: `${name}.downsample.1`, op: "batchNorm" },
  ];
  const other = projects ? `${name}.downsample.1` : input;
  return [
    ...(projects ? projection : []),
    { name: `${name}.sum`, op: "add", input: output, other },
    { name: `${name}.relu`, op: "relu" },
  ];
}

function conv(
  name: string,
  filters: number,
  kernel: number,
  windows: { stride?: number; padding?: number } = {},
): Node {
  return { name, op: "frozenConv", filters, kernel, ...windows, bias: false };
}
