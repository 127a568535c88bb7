import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { inside } from "../data/inside.ts";

/** Makes `dir` hold exactly `files` (relative path -> content): unchanged files are left alone, others removed. Returns how many were written. */
export async function writeSite(
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<number> {
  let written = 0;
  for (const [path, content] of files) {
    const target = inside(dir, path);
    const bytes = Buffer.from(content as Uint8Array);
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFileAtomic(target, bytes, { fsync: false });
    written++;
  }
  await removeOthers(dir, dir, new Set(files.keys()));
  return written;
}

async function removeOthers(root: string, dir: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      await removeOthers(root, path, wanted);
      if ((await readdir(path)).length === 0) await rmdir(path);
    } else if (!wanted.has(relative(root, path).replaceAll("\\", "/"))) await rm(path);
  }
}
