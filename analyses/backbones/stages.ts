import type { Engine, FrozenNetwork } from "../nn/network/engine.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { layout, parameters, size } from "../nn/network/layout.ts";
import type { Network, Node } from "../nn/network/networks.ts";

/** A network cut after some of its nodes; each part is fed by the one before. */
export function cutAfter(network: Network, names: readonly string[]): Network[] {
  const placed = layout(network);
  const parts: Network[] = [];
  let [input, start, from] = [network.input, 0, ""];
  for (const name of names) {
    const end = placed.findIndex(({ node }) => node.name === name) + 1;
    if (end <= start)
      throw new Error(`no such node, or out of order: ${name} (of ${network.name})`);
    parts.push({
      name: `${network.name}/${name}`,
      input,
      nodes: fedBy(from, network.nodes.slice(start, end)),
    });
    [input, start, from] = [placed[end - 1]!.shape, end, name];
  }
  return [...parts, { name: network.name, input, nodes: fedBy(from, network.nodes.slice(start)) }];
}

/** The nodes, with the network's input in the place of the node `from`. */
function fedBy(from: string, nodes: readonly Node[]): Node[] {
  const renamed = (name: string): string => (name === from ? "" : name);
  return nodes.map((node) => ({
    ...node,
    ...(node.input === undefined ? {} : { input: renamed(node.input) }),
    ...(node.op === "add" ? { other: renamed(node.other) } : {}),
  }));
}

/** Numbers of one cover: those of the network's end, then of each stage's channels mean and deviation. */
export function featureCounts(network: Network, stages: readonly string[]) {
  const placed = layout(network);
  const last = size(placed.at(-1)!.shape);
  const channels = stages.map((name) => placed.find(({ node }) => node.name === name)!.shape[0]!);
  return { last, all: last + 2 * channels.reduce((sum, count) => sum + count, 0) };
}

/** The network as one that also says what its stages see: output [n, all of `featureCounts`]. */
export async function freezeStages(
  engine: Engine,
  network: Network,
  stages: readonly string[],
  tensors: Tensors,
  batch: number,
): Promise<FrozenNetwork> {
  const cut = cutAfter(network, stages);
  const parts: FrozenNetwork[] = [];
  for (const part of cut) parts.push(await engine.freeze(part, only(part, tensors), batch));
  const { last, all } = featureCounts(network, stages);
  const each = size(network.input);
  return {
    async evaluate(inputs) {
      const count = inputs.length / each;
      const features = new Float32Array(count * all);
      let [values, at] = [inputs, last];
      for (const [i, part] of parts.entries()) {
        values = await part.evaluate(values);
        const isLast = i === parts.length - 1;
        const rows = isLast ? values : moments(values, channelsAfter(cut[i]!));
        const length = rows.length / count;
        for (let n = 0; n < count; n++)
          features.set(rows.subarray(n * length, (n + 1) * length), n * all + (isLast ? 0 : at));
        if (!isLast) at += length;
      }
      return features;
    },
    async close() {
      for (const part of parts) await part.close();
    },
  };
}

function only(network: Network, tensors: Tensors): Tensors {
  return Object.fromEntries(parameters(network).map(({ name }) => [name, tensors[name]!]));
}

function channelsAfter(network: Network): { channels: number; area: number } {
  const [channels, height, width] = layout(network).at(-1)!.shape as [number, number, number];
  return { channels, area: height * width };
}

/** Images [n, channels, height, width] to [n, 2 channels]: means, then deviations (of the population). */
function moments(
  values: Float32Array,
  { channels, area }: { channels: number; area: number },
): Float32Array {
  const out = new Float32Array((2 * values.length) / area);
  for (let plane = 0; plane < values.length / area; plane++) {
    const pixels = values.subarray(plane * area, (plane + 1) * area);
    const mean = pixels.reduce((sum, value) => sum + value, 0) / area;
    const variance = pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / area;
    const [cover, channel] = [Math.floor(plane / channels), plane % channels];
    out[2 * cover * channels + channel] = mean;
    out[(2 * cover + 1) * channels + channel] = Math.sqrt(variance);
  }
  return out;
}
