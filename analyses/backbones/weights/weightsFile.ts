import { UserError } from "../../../data/error.ts";
import { parseNumpyPickle } from "./numpyPickle.ts";
import type { StoredTensor } from "./storedTensor.ts";
import { isTorchLegacy, parseTorchLegacy } from "./torchLegacy.ts";
import { parseTorchZip } from "./torchZip.ts";

/**
 * The tensors of a file, by name: a state dict by torch.save, of either format, or a pickle of numpy arrays, whichever
 * the first bytes say it is. Throws UserError naming the file, and refuses every global but those such files need.
 */
export function parseWeightsFile(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  try {
    return parse(bytes, file);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${file}: damaged pickle`, { cause });
  }
}

function parse(bytes: Uint8Array, file: string): Map<string, StoredTensor> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return parseTorchZip(bytes, file);
  if (isTorchLegacy(bytes)) return parseTorchLegacy(bytes, file);
  if (bytes[0] === 0x80) return parseNumpyPickle(bytes, file);
  throw new UserError(`${file}: neither a torch file nor a pickle (truncated?)`);
}
