import type { PlacedNode } from "../../network/layout.ts";

/**
 * Swaps every relu with the max pool it alone feeds: same values, same gradients, smaller tensors.
 * The two keep the names of their places, so that what comes after finds its input.
 */
export function poolFirst(nodes: readonly PlacedNode[]): PlacedNode[] {
  const order = [...nodes];
  for (const [i, pool] of nodes.entries()) {
    const relu = nodes[i - 1];
    if (relu === undefined || !swappable(relu, pool, nodes)) continue;
    const { name: first } = relu.node;
    const { name: second } = pool.node;
    order[i - 1] = { ...pool, node: { ...pool.node, name: first }, input: relu.input };
    const node = { ...relu.node, name: second };
    order[i] = { ...relu, node, input: first, inputShape: pool.shape, shape: pool.shape };
  }
  return order;
}

function swappable(relu: PlacedNode, pool: PlacedNode, nodes: readonly PlacedNode[]): boolean {
  const { name } = relu.node;
  const consumers = nodes.filter(({ input }) => input === name).length;
  return (
    relu.node.op === "relu" && pool.node.op === "maxPool" && pool.input === name && consumers === 1
  );
}
