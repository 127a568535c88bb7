import { layout, size } from "./layout.ts";
import type { Network } from "./networks.ts";

/** Multiplications that one example takes on its way forward: of its convolutions and linear layers. */
export function multiplyAdds(network: Network): number {
  const each = layout(network).map(({ shape, parameters: [weight] }) =>
    weight && weight.shape.length > 1 ? (size(weight.shape) * size(shape)) / shape[0]! : 0,
  );
  return each.reduce((sum, count) => sum + count, 0);
}
