import { UserError } from "../../../data/error.ts";

/** A tensor of a file, its numbers still as they lie there. */
export interface StoredTensor {
  shape: readonly number[];
  /** row-major, whatever the order in the file; throws UserError unless it is float32 and whole */
  floats(): Float32Array;
}

/** A part of a storage: number [i, j, ...] lies at offset + i * stride[0] + j * stride[1] + ... */
export interface View {
  offset: number;
  shape: readonly number[];
  stride: readonly number[];
}

export const mostAxes = 8;

/** Whether the numbers are such as a view may have: none negative, all whole, and a stride for each axis. */
export function isView({ offset, shape, stride }: Partial<Record<keyof View, unknown>>): boolean {
  return isCount(offset) && isShape(shape) && isShape(stride) && shape.length === stride.length;
}

export function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= mostAxes && value.every(isCount);
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Stride of a shape whose numbers lie in order. */
export function rowMajor(shape: readonly number[]): number[] {
  return shape.map((_, axis) => product(shape.slice(axis + 1)));
}

/** The numbers of a view of little-endian float32, row-major. Throws UserError where it is not within the storage. */
export function floatsOf(view: View, storage: Uint8Array, name: string): Float32Array {
  const { offset, shape, stride } = view;
  const count = product(shape);
  const needed = count === 0 ? 0 : offset + 1 + lastOf(view);
  const held = Math.floor(storage.length / 4);
  // a view that repeats numbers asks for more than there are
  if (Math.max(needed, count) > held)
    throw new UserError(
      `${name}: ${storage.length} bytes (expected ${4 * Math.max(needed, count)})`,
    );
  if (isRowMajor(shape, stride)) return floats(storage.subarray(4 * offset, 4 * (offset + count)));
  return gathered(view, floats(storage.subarray(0, 4 * held)), count);
}

/** In memory of their own, as a part of a file need not begin at a multiple of four. */
function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** Distance of the last number from the first. */
function lastOf({ shape, stride }: View): number {
  return shape.reduce((sum, length, axis) => sum + (length - 1) * stride[axis]!, 0);
}

function gathered({ offset, shape, stride }: View, values: Float32Array, count: number) {
  const out = new Float32Array(count);
  function copy(axis: number, from: number, to: number): number {
    if (axis === shape.length) {
      out[to] = values[from]!;
      return to + 1;
    }
    let end = to;
    for (let i = 0; i < shape[axis]!; i++) end = copy(axis + 1, from + i * stride[axis]!, end);
    return end;
  }
  copy(0, offset, 0);
  return out;
}

/** The stride of an axis of one does not matter. */
function isRowMajor(shape: readonly number[], stride: readonly number[]): boolean {
  const expected = rowMajor(shape);
  return shape.every((length, axis) => length === 1 || stride[axis] === expected[axis]);
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all * length, 1);
}
