import { UserError } from "../../../data/error.ts";
import type { Shape } from "../../nn/network/networks.ts";
import type { StoredTensor } from "./storedTensor.ts";

/** The numbers of one tensor of a file; throws UserError naming it, unless it is there with this shape. */
export function namedTensor(
  stored: ReadonlyMap<string, StoredTensor>,
  name: string,
  shape: Shape,
  file: string,
): Float32Array {
  const tensor = stored.get(name);
  if (tensor === undefined) throw new UserError(`${file}: missing tensor: ${name}`);
  if (tensor.shape.join() === shape.join()) return tensor.floats();
  throw new UserError(
    `${file}: ${name}: shape ${tensor.shape.join("x")} (expected ${shape.join("x")})`,
  );
}
