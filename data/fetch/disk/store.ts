import { hash } from "node:crypto";
import { renameSync } from "node:fs";
import { inside } from "../../inside.ts";
import { type Disk, diskFailure, partOf, writePart } from "./disk.ts";
import type { Journal } from "./journal.ts";

/** Puts covers in their places. */
export interface Store {
  /** resolves when the cover is written beside its place, and its entry to the journal; its name follows. Throws UserError (disk) */
  put(cover: Fetched, content: Buffer): Promise<void>;
  /** resolves when every cover has its name */
  flush(): Promise<void>;
}

export interface Fetched {
  id: string;
  url: string;
}

export interface StoreOptions {
  journal: Journal;
  disk: Disk;
  /** gets what fails between calls */
  onFailure(reason: unknown): void;
}

/** So long covers wait for others to share a wait for the disk with. */
const everyMs = 1000;

/**
 * A store that waits for the disk once for many covers: bytes go to a part, size and SHA-256 to the journal, and the name
 * is given when the journal is on the disk. So no name stands without the SHA-256 that its bytes must have, and `mendCovers`
 * tells what a run before left behind:
 * - kill -9, at any moment: nothing that was put is lost; what has no name yet gets it without being fetched again.
 * - power loss: the last covers may be lost or have wrong bytes, also under their names, as far back as the system had
 *   not written them to the disk (half a minute is usual). None of these counts as good: they are fetched again. Until
 *   then a build refuses those that the lock lists, as their SHA-256 is another.
 */
export function openStore(dir: string, { journal, disk, onFailure }: StoreOptions): Store {
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let last = Promise.resolve();

  async function nameAll(): Promise<void> {
    const paths = waiting;
    waiting = [];
    if (paths.length > 0) await journal.sync();
    for (const path of paths) rename(path);
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    return (last = last.then(nameAll));
  }

  return {
    async put({ id, url }, content) {
      const path = inside(dir, id);
      writePart(path, content, disk);
      journal.add({ id, url, sha256: hash("sha256", content), sizeBytes: content.length });
      waiting.push(path);
      timer ??= setTimeout(() => flush().catch(onFailure), everyMs);
    },
    flush,
  };
}

function rename(path: string): void {
  try {
    renameSync(partOf(path), path);
  } catch (cause) {
    throw diskFailure(path, cause);
  }
}
