import { unzipSync } from "fflate";
import { UserError } from "../../../data/error.ts";
import { openPickles } from "./pickles.ts";
import type { StoredTensor } from "./storedTensor.ts";
import { parseStorage, tensorsOf, torchGlobals } from "./torchState.ts";

/** The tensors of a state dict written by torch.save since 1.6: a zip file of data.pkl and little-endian storages. */
export function parseTorchZip(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  const entries = unzip(bytes, file);
  const pickle = Object.keys(entries).find((name) => name.endsWith("/data.pkl"));
  if (pickle === undefined) throw new UserError(`${file}: not a torch file (no data.pkl)`);
  const root = pickle.slice(0, -"data.pkl".length);
  const persistent = (id: unknown) => parseStorage(id, file);
  const state = openPickles(entries[pickle]!, file, { globals: torchGlobals, persistent }).next();
  return tensorsOf(state, file, ({ key }) => entries[`${root}data/${key}`]);
}

function unzip(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch (cause) {
    throw new UserError(`${file}: not a whole zip file (truncated?)`, { cause });
  }
}
