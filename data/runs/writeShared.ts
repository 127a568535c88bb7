import { randomInt } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";

/**
 * Writes a file all or nothing where processes of several machines may write the same at once. write-file-atomic names
 * its temporary files by process id, which two containers may have in common; `isLeftover` knows these, too.
 */
export async function writeShared(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.${randomInt(2 ** 32)}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
