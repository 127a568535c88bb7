import { type FileHandle, mkdir, open, rename, rm, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../error.ts";

/** What may go wrong with a disk, given from outside. */
export interface Disk {
  freeBytes(dir: string): Promise<number>;
  write(file: FileHandle, chunk: Buffer): Promise<void>;
}

export const nodeDisk: Disk = {
  async freeBytes(dir) {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  },
  async write(file, chunk) {
    for (let from = 0; from < chunk.length;)
      from += (await file.write(chunk, from, chunk.length - from)).bytesWritten;
  },
};

/** Where a file grows until it is whole: hidden, in the same folder. */
export function partOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.part`);
}

export function isPart(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".part");
}

/** A whole file under its name: the part is on the disk before the name is. */
export async function saveFile(path: string, content: Buffer, disk: Disk): Promise<void> {
  const part = partOf(path);
  await translated(path, async () => {
    const file = await open(part, "w");
    try {
      await disk.write(file, content);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  }).catch(async (error: unknown) => {
    await rm(part, { force: true });
    throw error;
  });
}

/** Runs work on a file; a failure of the disk becomes a UserError that says what to do. */
export async function translated<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    if (cause instanceof UserError || typeof code !== "string") throw cause;
    const full = code === "ENOSPC" || code === "EDQUOT";
    const problem = full ? "disk full" : `cannot write (${code})`;
    const advice = full ? "make room and" : "then";
    throw new UserError(
      `${problem}: ${dirname(path)}; ${advice} run the same command again, it goes on where it stopped`,
      { cause },
    );
  }
}

export async function makeFolder(dir: string): Promise<void> {
  await translated(join(dir, "-"), () => mkdir(dir, { recursive: true }));
}
