import { efficientNetLite, type LiteSize } from "../backbones/efficientNetLite.ts";
import { namedTensor } from "../backbones/weights/namedTensor.ts";
import { cutAfter } from "../backbones/stages.ts";
import type { StoredTensor } from "../backbones/weights/storedTensor.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { parameters } from "../nn/network/layout.ts";
import type { Network, Node } from "../nn/network/networks.ts";

/** A network in two: what stays as it is, and what its output feeds. */
export interface CutNetwork {
  front: Network;
  tail: Network;
}

/** The last layer, by its name in the PyTorch port. */
export const lastLayer = "_fc";

/** EfficientNet-Lite after the node `cut`, with batch norm as a layer of its own, and with dropout and a last layer at its end. */
export function liteTail(
  size: LiteSize,
  { cut, classes, dropout }: { cut: string; classes: number; dropout: number },
): CutNetwork {
  const network = efficientNetLite(size);
  const [front, rest] = cutAfter(network, [cut]) as [Network, Network];
  const tail: Network = {
    name: `${network.name}/tail`,
    input: rest.input,
    nodes: [
      ...withNorms(rest.nodes),
      { name: "_dropout", op: "dropout", rate: dropout },
      { name: lastLayer, op: "linear", features: classes },
    ],
  };
  return { front, tail };
}

/** The port's batch norm after each of its convolutions. */
const normOf: Readonly<Record<string, string>> = {
  _conv_head: "_bn1",
  _expand_conv: "_bn0",
  _depthwise_conv: "_bn1",
  _project_conv: "_bn2",
};

function normAfter(convolution: string): string {
  return convolution.replace(/[^.]+$/, (layer) => normOf[layer]!);
}

/** What a convolution fed is now fed by its norm. */
function withNorms(nodes: readonly Node[]): Node[] {
  const folded = new Set(nodes.filter(({ op }) => op === "frozenConv").map(({ name }) => name));
  const moved = (name: string): string => (folded.has(name) ? normAfter(name) : name);
  return nodes.flatMap((node): Node[] => {
    const fed: Node = {
      ...node,
      ...(node.input === undefined ? {} : { input: moved(node.input) }),
      ...(node.op === "add" ? { other: moved(node.other) } : {}),
    };
    if (fed.op !== "frozenConv") return [fed];
    return [
      { ...fed, bias: false },
      { name: normAfter(fed.name), op: "batchNorm" },
    ];
  });
}

/** TensorFlow's epsilon, which the port keeps, less PyTorch's, which `batchNorm` adds to the variance. */
const moreVariance = 1e-3 - 1e-5;

/** Tensors of a state dict of the PyTorch port, without the last layer's; throws UserError naming file and tensor. */
export function liteTailWeights(
  tail: Network,
  stored: ReadonlyMap<string, StoredTensor>,
  file: string,
): Tensors {
  const own = parameters(tail).filter(({ name }) => !name.startsWith(`${lastLayer}.`));
  const read = own.map(({ name, shape }) => {
    const values = namedTensor(stored, name, shape, file);
    const isVariance = name.endsWith(".running_var");
    return [name, isVariance ? values.map((value) => value + moreVariance) : values] as const;
  });
  return Object.fromEntries(read);
}
