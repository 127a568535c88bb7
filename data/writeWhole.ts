import { randomInt } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { at } from "./systemError.ts";

/** A file that a killed run had not renamed yet. */
export function isLeftover(name: string): boolean {
  return /.\.[0-9]{1,10}\.draft$/.test(name);
}

/**
 * Writes a file whole or not at all, and the folders that it lies in. Throws UserError, with the file's name, where the
 * disk does not let it. `fsync`: not lost with the power either. (write-file-atomic 7 takes half a file for a whole one
 * where a disk gets full.)
 */
export function writeWhole(
  path: string,
  content: string | Uint8Array,
  { fsync = true } = {},
): Promise<void> {
  return at(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${randomInt(1e9)}.draft`;
    try {
      await writeFile(draft, content, fsync);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw Object.assign(error as Error, { path });
    }
  });
}

async function writeFile(
  path: string,
  content: string | Uint8Array,
  fsync: boolean,
): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    if (fsync) await file.sync();
  } finally {
    await file.close();
  }
}
