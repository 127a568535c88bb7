import { closeSync, fdatasync, openSync, renameSync, writeSync } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../error.ts";

/** What may go wrong with a disk, given from outside. */
export interface Disk {
  freeBytes(dir: string): Promise<number>;
  /** appends all of the chunk */
  write(fd: number, chunk: Buffer): void;
}

export const nodeDisk: Disk = {
  async freeBytes(dir) {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  },
  write(fd, chunk) {
    for (let from = 0; from < chunk.length;) from += writeSync(fd, chunk, from);
  },
};

/** Where a file grows until it is whole: hidden, in the same folder. */
export function partOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.part`);
}

export function isPart(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".part");
}

const sync = promisify(fdatasync);

/**
 * A whole file under its name: the part is on the disk before the name is. Only the wait for the disk is asynchronous:
 * the other calls last microseconds, less than their way through the thread pool.
 */
export async function saveFile(path: string, content: Buffer, disk: Disk): Promise<void> {
  const part = partOf(path);
  await translated(path, async () => {
    const fd = openSync(part, "w");
    try {
      disk.write(fd, content);
      await sync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(part, path);
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
    throw diskFailure(path, cause);
  }
}

/** A system error on a file in words; any other error as it is. */
export function diskFailure(path: string, cause: unknown): unknown {
  const code = (cause as { code?: unknown }).code;
  if (cause instanceof UserError || typeof code !== "string") return cause;
  const full = code === "ENOSPC" || code === "EDQUOT";
  const problem = full ? "disk full" : `cannot write (${code})`;
  const advice = full ? "make room and" : "mend that and";
  return new UserError(
    `${problem}: ${dirname(path)}; ${advice} run the same command again, it goes on where it stopped`,
    { cause },
  );
}

export async function makeFolder(dir: string): Promise<void> {
  await translated(join(dir, "-"), () => mkdir(dir, { recursive: true }));
}
