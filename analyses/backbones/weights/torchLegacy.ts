import { UserError } from "../../../data/error.ts";
import { openPickles } from "./pickles.ts";
import { isCount, type StoredTensor } from "./storedTensor.ts";
import { parseStorage, type Storage, tensorsOf, torchGlobals } from "./torchState.ts";

/** How such a file begins: a pickle of the number 0x1950a86a20f9469cfc6c. */
const magic = Buffer.from("80028a0a6cfc9c46f9206aa850192e", "hex");
const protocol = 1001;
const sizes: Readonly<Record<string, number>> = { FloatStorage: 4, LongStorage: 8 };

export function isTorchLegacy(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

/**
 * The tensors of a state dict written by torch.save before 1.6: pickles of a magic number, the protocol, the system, the
 * state dict and the keys of its storages; then each storage, its count (8 bytes) before its numbers.
 */
export function parseTorchLegacy(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  const storages = new Map<string, Storage>();
  const persistent = (id: unknown): Storage => {
    const storage = parseStorage(id, file);
    storages.set(storage.key, storage);
    return storage;
  };
  const globals = torchGlobals;
  const pickles = openPickles(bytes.subarray(magic.length), file, { globals, persistent });
  if (pickles.next() !== protocol) throw new UserError(`${file}: not of protocol ${protocol}`);
  checkSystem(pickles.next(), file);
  const state = pickles.next();
  const used = storagesOf(pickles.next(), storages, file);
  const numbers = slices(pickles.rest(), used, file);
  return tensorsOf(state, file, ({ key }) => numbers.get(key));
}

function checkSystem(system: unknown, file: string): void {
  if (!(system instanceof Map) || system.get("little_endian") !== true)
    throw new UserError(`${file}: not little-endian`);
}

/** The storages in the order of the keys. */
function storagesOf(keys: unknown, storages: Map<string, Storage>, file: string): Storage[] {
  if (!Array.isArray(keys)) throw new UserError(`${file}: damaged pickle (no list of storages)`);
  return keys.map((key: unknown) => {
    const storage = typeof key === "string" ? storages.get(key) : undefined;
    if (storage === undefined) throw new UserError(`${file}: a storage of no tensor`);
    return storage;
  });
}

function slices(
  bytes: Uint8Array,
  storages: readonly Storage[],
  file: string,
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  const found = storages.map(({ key, type, count }) => {
    const begin = end + 8;
    end = begin + count * (sizes[type] ?? Number.NaN);
    if (!isCount(end) || end > bytes.length)
      throw new UserError(`${file}: storage ${key}: ${bytes.length} bytes (expected ${end})`);
    const counted = view.getBigInt64(begin - 8, true);
    if (counted !== BigInt(count))
      throw new UserError(`${file}: storage ${key}: ${counted} numbers (expected ${count})`);
    return [key, bytes.subarray(begin, end)] as const;
  });
  if (end !== bytes.length)
    throw new UserError(`${file}: ${bytes.length - end} bytes behind the last storage`);
  return new Map(found);
}
