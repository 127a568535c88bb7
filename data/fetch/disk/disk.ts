import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { mkdir, open, rename, rm, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../../error.ts";
import { asUserError } from "../../systemError.ts";

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

/** The name of the file that a part of this name belongs to; null for other names. */
export function wholeName(name: string): string | null {
  return /^\.(.+)\.part$/.exec(name)?.[1] ?? null;
}

/** The whole content as the part of a file, or no part. The calls last microseconds, less than their way through the thread pool. */
export function writePart(path: string, content: Buffer, disk: Disk): void {
  const part = partOf(path);
  try {
    const fd = openSync(part, "w");
    try {
      disk.write(fd, content);
    } finally {
      closeSync(fd);
    }
  } catch (cause) {
    rmSync(part, { force: true });
    throw diskFailure(path, cause);
  }
}

/** A whole file under its name: the part is on the disk before the name is. */
export async function saveFile(path: string, content: Buffer, disk: Disk): Promise<void> {
  writePart(path, content, disk);
  await namePart(path).catch(async (error: unknown) => {
    await rm(partOf(path), { force: true });
    throw error;
  });
}

/** Gives the part of a file its name, once it is on the disk. */
export async function namePart(path: string): Promise<void> {
  const part = partOf(path);
  await translated(path, async () => {
    const file = await open(part, "r+");
    await file.datasync().finally(() => file.close());
    await rename(part, path);
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
  const told = asUserError(cause, dirname(path));
  if (told === cause || !(told instanceof UserError)) return cause;
  return new UserError(`${told.message}; it goes on where it stopped`, { cause });
}

export async function makeFolder(dir: string): Promise<void> {
  await translated(join(dir, "-"), () => mkdir(dir, { recursive: true }));
}
