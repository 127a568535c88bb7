import { UserError } from "../../../data/error.ts";
import type { Globals } from "./pickles.ts";
import {
  floatsOf,
  isCount,
  isView,
  mostAxes,
  type StoredTensor,
  type View,
} from "./storedTensor.ts";

/** Where torch.save puts numbers: its persistent ids name it. */
export interface Storage {
  type: string;
  key: string;
  count: number;
}

interface Reference extends View {
  storage: Storage;
}

/** What the pickle of a state dict names. */
export const torchGlobals: Globals = {
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

/** Persistent id: ("storage", type, key, device, count), and in older files the part of another storage that it is, or None. */
export function parseStorage(id: unknown, file: string): Storage {
  const [kind, type, key, , count, view = null] = Array.isArray(id) ? (id as unknown[]) : [];
  if (kind !== "storage" || typeof type !== "string" || typeof key !== "string" || !isCount(count))
    throw new UserError(`${file}: damaged pickle (not a storage)`);
  if (view !== null) throw new UserError(`${file}: storage ${key}: a part of another`);
  return { type, key, count };
}

/** The tensors of a state dict by name; `read` gives the bytes of a storage. Throws UserError naming file and tensor. */
export function tensorsOf(
  state: unknown,
  file: string,
  read: (storage: Storage) => Uint8Array | undefined,
): Map<string, StoredTensor> {
  if (!(state instanceof Map)) throw new UserError(`${file}: not a state dict`);
  const tensors = [...state].map(([name, reference]: [unknown, unknown]) => {
    if (typeof name !== "string") throw new UserError(`${file}: a tensor without name`);
    if (!isReference(reference)) throw new UserError(`${file}: not a tensor: ${name}`);
    if (!isView(reference))
      throw new UserError(
        `${file}: ${name}: refused offset, shape or stride (whole numbers from 0, of at most ${mostAxes} axes)`,
      );
    const floats = () => floatsIn(reference, read, `${file}: ${name}`);
    return [name, { shape: reference.shape, floats }] as const;
  });
  return new Map(tensors);
}

function isReference(value: unknown): value is Reference {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as Partial<Reference>).storage?.key === "string";
}

function floatsIn(
  reference: Reference,
  read: (storage: Storage) => Uint8Array | undefined,
  name: string,
): Float32Array {
  const { storage } = reference;
  if (storage.type !== "FloatStorage") throw new UserError(`${name}: not float32: ${storage.type}`);
  const bytes = read(storage);
  if (bytes === undefined) throw new UserError(`${name}: no data (storage ${storage.key})`);
  return floatsOf(reference, bytes, name);
}
