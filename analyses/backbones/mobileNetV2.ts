import type { Network, Node } from "../nn/network/networks.ts";

interface Block {
  name: string;
  /** the node that feeds it, and its channels */
  input: string;
  channels: number;
  filters: number;
  expansion: number;
  stride: number;
}

/** Stages: expansion, filters, blocks, first stride (Sandler et al. 2018, arXiv:1801.04381, table 2, widths times 1.4). */
const stages = [
  [1, 24, 1, 1],
  [6, 32, 2, 2],
  [6, 48, 3, 2],
  [6, 88, 4, 2],
  [6, 136, 3, 1],
  [6, 224, 3, 2],
  [6, 448, 1, 1],
] as const;

/** MobileNetV2 x1.4 up to its feature vector, 224x224, batch norm folded into its convolutions; TensorFlow's names. */
export function mobileNetV2(): Network {
  return {
    name: "mobileNetV2",
    input: [3, 224, 224],
    nodes: [
      conv("Conv", 48, 3, { stride: 2 }),
      { name: "Conv/Relu6", op: "relu6" },
      ...placeBlocks().flatMap(invertedResidual),
      conv("Conv_1", 1792, 1),
      { name: "Conv_1/Relu6", op: "relu6" },
      { name: "Logits/AvgPool", op: "globalAverage" },
    ],
  };
}

function placeBlocks(): Block[] {
  const blocks: Block[] = [];
  let [input, channels] = ["Conv/Relu6", 48];
  for (const [expansion, filters, count, firstStride] of stages)
    for (let i = 0; i < count; i++) {
      const name = blocks.length === 0 ? "expanded_conv" : `expanded_conv_${blocks.length}`;
      const stride = i === 0 ? firstStride : 1;
      const block = { name, input, channels, filters, expansion, stride };
      blocks.push(block);
      [input, channels] = [`${name}/${adds(block) ? "add" : "project"}`, filters];
    }
  return blocks;
}

function adds({ stride, channels, filters }: Block): boolean {
  return stride === 1 && channels === filters;
}

function invertedResidual(block: Block): Node[] {
  const { name, input, channels, filters, expansion, stride } = block;
  const wide = expansion * channels;
  const expand: Node[] = [
    { ...conv(`${name}/expand`, wide, 1), input },
    { name: `${name}/expand/Relu6`, op: "relu6" },
  ];
  return [
    ...(expansion > 1 ? expand : []),
    conv(`${name}/depthwise`, wide, 3, { stride, groups: wide }),
    { name: `${name}/depthwise/Relu6`, op: "relu6" },
    conv(`${name}/project`, filters, 1),
    ...(adds(block) ? [{ name: `${name}/add`, op: "add", other: input } as const] : []),
  ];
}

/** TensorFlow's SAME: where the sides are even and the stride is 2, the odd zero comes after. */
function conv(
  name: string,
  filters: number,
  kernel: number,
  { stride = 1, groups = 1 }: { stride?: number; groups?: number } = {},
): Node {
  const before = kernel === 1 || stride === 2 ? 0 : 1;
  const padding = [before, kernel === 1 ? 0 : 1] as const;
  return { name, op: "frozenConv", filters, kernel, stride, padding, groups };
}
