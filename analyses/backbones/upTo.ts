import type { Network } from "../nn/network/networks.ts";

/** The network cut after the node of this name, whose output are the features. */
export function upTo(network: Network, node: string): Network {
  const last = network.nodes.findIndex(({ name }) => name === node);
  if (last < 0) throw new Error(`unknown node: ${node} (of ${network.name})`);
  return { ...network, nodes: network.nodes.slice(0, last + 1) };
}
