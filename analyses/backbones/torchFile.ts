import { unzipSync } from "fflate";
import { Parser } from "pickleparser";
import { UserError } from "../../data/error.ts";

/** A tensor of a file, its numbers still as they lie there. */
export interface StoredTensor {
  shape: readonly number[];
  /** throws UserError unless it is float32, whole and row-major */
  floats(): Float32Array;
}

interface Storage {
  type: string;
  key: string;
}

interface Reference {
  storage: Storage;
  offset: number;
  shape: readonly number[];
  stride: readonly number[];
}

/**
 * The tensors of a state dict written by torch.save (zip, data.pkl, little-endian storages), by name. A pickle is a
 * program: any global but the four that such a file needs is refused, and nothing is ever called but what stands here.
 */
export function parseTorchFile(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  const entries = unzip(bytes, file);
  const pickle = Object.keys(entries).find((name) => name.endsWith("/data.pkl"));
  if (pickle === undefined) throw new UserError(`${file}: not a torch file (no data.pkl)`);
  const root = pickle.slice(0, -"data.pkl".length);
  const storage = ({ key }: Storage): Uint8Array | undefined => entries[`${root}data/${key}`];
  const tensors = [...unpickle(entries[pickle]!, file)].map(([name, reference]) => {
    if (typeof name !== "string" || !isReference(reference))
      throw new UserError(`${file}: not a tensor: ${name}`);
    const { shape } = reference;
    return [name, { shape, floats: () => floats(reference, storage, `${file}: ${name}`) }] as const;
  });
  return new Map(tensors);
}

function unzip(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch (cause) {
    throw new UserError(`${file}: not a whole zip file (truncated?)`, { cause });
  }
}

/** What the pickle may name, as functions of ours. */
const globals: Record<string, unknown> = {
  "collections.OrderedDict": () => new Map(),
  "torch._utils._rebuild_tensor_v2": (
    storage: Storage,
    offset: number,
    shape: number[],
    stride: number[],
  ): Reference => ({ storage, offset, shape, stride }),
  "torch._utils._rebuild_parameter": (tensor: Reference) => tensor,
  "torch.FloatStorage": "FloatStorage",
  "torch.LongStorage": "LongStorage",
};

function unpickle(pickle: Uint8Array, file: string): Map<unknown, unknown> {
  const parser = new Parser({
    nameResolver: {
      resolve(module: string, name: string) {
        const id = `${module}.${name}`;
        if (!Object.hasOwn(globals, id)) throw new UserError(`${file}: refused global: ${id}`);
        return globals[id];
      },
    },
    persistentResolver: {
      resolve: (id: unknown): Storage => {
        const [, type, key] = Array.isArray(id) ? id : [];
        return { type: String(type), key: String(key) };
      },
    },
    unpicklingTypeOfDictionary: "Map",
  } as ConstructorParameters<typeof Parser>[0]);
  const state = parse(parser, pickle, file);
  if (state instanceof Map) return state;
  throw new UserError(`${file}: not a state dict`);
}

function parse(parser: Parser, pickle: Uint8Array, file: string): unknown {
  try {
    return parser.parse(pickle);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${file}: damaged pickle`, { cause });
  }
}

function isReference(value: unknown): value is Reference {
  if (typeof value !== "object" || value === null) return false;
  const { storage, offset, shape, stride } = value as Partial<Reference>;
  const isList = (list: unknown): boolean => Array.isArray(list) && list.every(Number.isInteger);
  return (
    typeof storage?.key === "string" && Number.isInteger(offset) && isList(shape) && isList(stride)
  );
}

function floats(
  { storage, offset, shape, stride }: Reference,
  read: (storage: Storage) => Uint8Array | undefined,
  name: string,
): Float32Array {
  if (storage.type !== "FloatStorage") throw new UserError(`${name}: not float32: ${storage.type}`);
  const count = shape.reduce((product, length) => product * length, 1);
  if (!isRowMajor(shape, stride)) throw new UserError(`${name}: not row-major`);
  const bytes = read(storage);
  if (bytes === undefined || bytes.length < 4 * (offset + count))
    throw new UserError(
      `${name}: ${bytes ? `${bytes.length} bytes` : "no data"} (expected ${4 * (offset + count)})`,
    );
  const own = bytes.slice(4 * offset, 4 * (offset + count));
  return new Float32Array(own.buffer);
}

/** The stride of an axis of one does not matter. */
function isRowMajor(shape: readonly number[], stride: readonly number[]): boolean {
  let expected = 1;
  return shape.toReversed().every((length, i) => {
    const fits = length === 1 || stride.at(-1 - i) === expected;
    expected *= length;
    return fits;
  });
}
