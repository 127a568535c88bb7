import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { type Disk, diskFailure, partOf, translated } from "../disk/disk.ts";
import type { Sink } from "./receive.ts";

/** A big file that grows on the disk and is hashed as it grows; a later run goes on where this one ended. */
export interface PartFile extends Sink {
  sha256(): string;
  /** gives the whole file its name */
  finish(): Promise<void>;
  /** leaves the part for another run */
  close(): Promise<void>;
}

export async function openPartFile(path: string, disk: Disk): Promise<PartFile> {
  const part = partOf(path);
  const on = <T>(work: () => Promise<T>): Promise<T> => translated(path, work);
  const file = await on(() => open(part, "a+"));
  let { hash, sizeBytes } = await on(() => hashFile(part));

  async function restart(): Promise<void> {
    await on(() => file.truncate(0));
    hash = createHash("sha256");
    sizeBytes = 0;
  }

  function write(chunk: Buffer): void {
    try {
      disk.write(file.fd, chunk);
    } catch (cause) {
      throw diskFailure(path, cause);
    }
    hash.update(chunk);
    sizeBytes += chunk.length;
  }

  async function finish(): Promise<void> {
    await on(() => file.sync());
    await on(() => rename(part, path));
    await closeOnce(file);
  }

  async function close(): Promise<void> {
    await closeOnce(file);
    if (sizeBytes === 0) await rm(part, { force: true });
  }

  const digest = () => hash.copy().digest("hex");
  return { sizeBytes: () => sizeBytes, sha256: digest, write, restart, finish, close };
}

async function closeOnce(file: FileHandle): Promise<void> {
  if (file.fd !== -1) await file.close();
}

/** Size and running SHA-256 of a file. */
export async function hashFile(path: string): Promise<{ hash: Hash; sizeBytes: number }> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { hash, sizeBytes };
}
