import type { Network, Node } from "../../../analyses/nn/network/networks.ts";
import { random, type Random } from "../../../data/random.ts";

/** Two convolutions of any stride, padding and odd size, a pool that overlaps or leaves gaps, dropout. */
export function randomNetwork(seed: string): Network {
  const draw = random(seed);
  const nodes: Node[] = [
    { name: "a", op: "conv", filters: 2 + draw.int(2), kernel: 1 + draw.int(3) },
    ...pooling(draw),
    conv(draw),
    { name: "relu2", op: "relu" },
    { name: "flatten", op: "flatten" },
    ...(draw.int(2) === 0 ? [{ name: "drop", op: "dropout", rate: 0.5 } as const] : []),
    { name: "fc", op: "linear", features: 3 },
  ];
  return { name: seed, input: [1 + draw.int(3), 16 + draw.int(6), 16 + draw.int(6)], nodes };
}

function conv(draw: Random): Node {
  const [kernel, stride] = [1 + draw.int(4), 1 + draw.int(4)];
  return { name: "b", op: "conv", filters: 3, kernel, stride, padding: draw.int(3) };
}

function pooling(draw: Random): Node[] {
  const relu: Node = { name: "relu", op: "relu" };
  const [kernel, stride] = [1 + draw.int(3), 1 + draw.int(3)];
  const pool: Node = { name: "pool", op: "maxPool", kernel, stride };
  return [[], [relu], [pool], [relu, pool], [relu, pool], [pool, relu]][draw.int(6)]!;
}
