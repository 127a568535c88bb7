import { readFile, stat } from "node:fs/promises";
import { UserError } from "./error.ts";
import { at } from "./systemError.ts";

/** The bytes of a file, or null where nothing has its name. Throws UserError for a folder, a pipe and whatever else is no file, and for a file that cannot be read. */
export function readThere(path: string): Promise<Buffer | null> {
  return at(path, async () => {
    const found = await stat(path).catch(ifMissing);
    if (found === null) return null;
    if (!found.isFile()) throw new UserError(`not a file: ${path} (remove it)`);
    return readFile(path).catch(ifMissing);
  });
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
