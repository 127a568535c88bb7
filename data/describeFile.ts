import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./hash.ts";

/** A file by its path in a folder, and what tells it from others. */
export interface FileFacts {
  path: string;
  sizeBytes: number;
  sha256: string;
}

export async function describeFile(root: string, path: string): Promise<FileFacts> {
  const bytes = await readFile(join(root, path));
  return { path, sizeBytes: bytes.length, sha256: sha256(bytes) };
}
