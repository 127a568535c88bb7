import { UserError } from "../../../data/error.ts";
import { type Globals, openPickles } from "./pickles.ts";
import { floatsOf, isShape, rowMajor, type StoredTensor } from "./storedTensor.ts";

/** What numpy makes empty and then gives a state. */
interface Stateful {
  kind: "array" | "type";
  code: unknown;
  state: unknown;
  __setstate__(state: unknown): void;
}

function stateful(kind: Stateful["kind"], code?: unknown): Stateful {
  const made: Stateful = {
    kind,
    code,
    state: null,
    __setstate__(state) {
      made.state = state;
    },
  };
  return made;
}

/** What a pickle of arrays names. */
const globals: Globals = {
  "numpy.core.multiarray._reconstruct": () => stateful("array"),
  "numpy.ndarray": "ndarray",
  "numpy.dtype": (code: unknown) => stateful("type", code),
};

/**
 * The arrays of a pickle of numpy arrays in dicts and lists: `conv1.0` is the first of the list under `conv1`. Throws
 * UserError naming file and array.
 */
export function parseNumpyPickle(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  const root = openPickles(bytes, file, { globals }).next();
  if (!(root instanceof Map)) throw new UserError(`${file}: not a dict of arrays`);
  return new Map(arraysIn(root, [], file));
}

const mostLevels = 4;

function arraysIn(value: unknown, path: readonly string[], file: string): [string, StoredTensor][] {
  const name = path.join(".");
  if (isStateful(value, "array")) return [[name, arrayOf(value.state, `${file}: ${name}`)]];
  const isFolder = value instanceof Map || Array.isArray(value);
  if (!isFolder || path.length >= mostLevels) throw new UserError(`${file}: not an array: ${name}`);
  return [...value.entries()].flatMap(([key, part]: [unknown, unknown]) => {
    if (typeof key !== "string" && typeof key !== "number")
      throw new UserError(`${file}: an array without name: ${name}`);
    return arraysIn(part, [...path, `${key}`], file);
  });
}

/** State of an array: (version, shape, type, whether column-major, bytes). */
function arrayOf(state: unknown, name: string): StoredTensor {
  const [version, shape, type, isFortran, bytes] = Array.isArray(state) ? (state as unknown[]) : [];
  if (version !== 1 || !isShape(shape)) throw new UserError(`${name}: not a whole array`);
  return {
    shape,
    floats() {
      const found = typeName(type);
      if (found !== "<f4") throw new UserError(`${name}: not little-endian float32: ${found}`);
      if (isFortran !== false) throw new UserError(`${name}: not row-major`);
      const stride = rowMajor(shape);
      const storage = bytes instanceof Uint8Array ? bytes : new Uint8Array();
      const numbers = floatsOf({ offset: 0, shape, stride }, storage, name);
      if (numbers.byteLength === storage.length) return numbers;
      throw new UserError(`${name}: ${storage.length} bytes (expected ${numbers.byteLength})`);
    },
  };
}

/** State of a type: (version, byte order, ...); `<f4`. */
function typeName(type: unknown): string {
  if (!isStateful(type, "type")) return "no type";
  const [, order] = Array.isArray(type.state) ? (type.state as unknown[]) : [];
  const isKnown = typeof order === "string" && typeof type.code === "string";
  return isKnown ? `${order}${type.code}` : "no type";
}

function isStateful(value: unknown, kind: Stateful["kind"]): value is Stateful {
  return typeof value === "object" && value !== null && (value as Stateful).kind === kind;
}
