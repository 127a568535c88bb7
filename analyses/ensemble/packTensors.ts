import type { Tensors } from "../nn/network/initialise.ts";
import { size } from "../nn/network/layout.ts";
import type { Shape } from "../nn/network/networks.ts";

/** A tensor by its name; one of one dimension is kept as it is. */
export interface TensorShape {
  name: string;
  shape: Shape;
}

/** Steps on each side of zero that a number may take. */
const steps = 127;

/**
 * Tensors as bytes, 8 bits a number: every row, of the first dimension, in steps of its largest number / 127. First all
 * floats, little-endian, tensor by tensor: the steps of its rows, or the tensor itself where it has one dimension; then
 * the rows, one signed byte a number.
 */
export function packTensors(shapes: readonly TensorShape[], tensors: Tensors): Uint8Array {
  const { floats, rounded } = countsOf(shapes);
  const bytes = new Uint8Array(4 * floats + rounded);
  const view = new DataView(bytes.buffer);
  let [atFloat, at] = [0, 4 * floats];
  const writeFloat = (value: number): void => view.setFloat32(4 * atFloat++, value, true);
  for (const tensor of shapes) {
    const values = tensors[tensor.name]!;
    if (isExact(tensor)) values.forEach(writeFloat);
    else
      for (const row of rowsOf(tensor, values)) {
        const step = Math.fround(largest(row) / steps);
        writeFloat(step);
        for (const value of row) view.setInt8(at++, step === 0 ? 0 : Math.round(value / step));
      }
  }
  return bytes;
}

/** What `packTensors` wrote, rounded as it was; throws for bytes of other shapes. */
export function unpackTensors(shapes: readonly TensorShape[], bytes: Uint8Array): Tensors {
  const { floats, rounded } = countsOf(shapes);
  if (bytes.length !== 4 * floats + rounded)
    throw new Error(`tensors: ${bytes.length} bytes (expected ${4 * floats + rounded})`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [atFloat, at] = [0, 4 * floats];
  const readFloat = (): number => view.getFloat32(4 * atFloat++, true);
  const tensors: Tensors = {};
  for (const tensor of shapes) {
    const values = new Float32Array(size(tensor.shape));
    if (isExact(tensor)) values.forEach((_, i) => (values[i] = readFloat()));
    else
      for (const row of rowsOf(tensor, values)) {
        const step = readFloat();
        row.forEach((_, i) => (row[i] = step * view.getInt8(at++)));
      }
    tensors[tensor.name] = values;
  }
  return tensors;
}

function countsOf(shapes: readonly TensorShape[]): { floats: number; rounded: number } {
  const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    floats: sum(shapes.map(({ shape }) => shape[0]!)),
    rounded: sum(shapes.map((tensor) => (isExact(tensor) ? 0 : size(tensor.shape)))),
  };
}

function isExact({ shape }: TensorShape): boolean {
  return shape.length === 1;
}

/** They share their numbers with `values`. */
function rowsOf({ shape }: TensorShape, values: Float32Array): Float32Array[] {
  const length = size(shape.slice(1));
  return Array.from({ length: shape[0]! }, (_, row) =>
    values.subarray(row * length, (row + 1) * length),
  );
}

function largest(row: Float32Array): number {
  return row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
