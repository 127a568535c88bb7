import { appendFile, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { translated } from "./disk.ts";

/** What the network said of one cover: the file it gave, or that it is gone. */
export type Entry =
  { id: string; url: string; sha256: string; sizeBytes: number } | { id: string; gone: string };

/** Remembers, beside the covers, where each came from; one line of JSON per event, the last one counts. */
export interface Journal {
  entries: ReadonlyMap<string, Entry>;
  add(entry: Entry): Promise<void>;
}

export function journalFile(dir: string): string {
  return join(dir, ".fetched.jsonl");
}

/** The journal of a folder of covers, without writing. A line torn by a killed run counts as not written. */
export async function readJournal(dir: string): Promise<Map<string, Entry>> {
  const text = await readFile(journalFile(dir), "utf8").catch(() => "");
  const entries = new Map<string, Entry>();
  for (const line of text.split("\n")) {
    const entry = parseEntry(line);
    if (entry) entries.set(entry.id, entry);
  }
  return entries;
}

/** Entries that come while one is being written are written together. */
export async function openJournal(dir: string): Promise<Journal> {
  const path = journalFile(dir);
  const entries = await readJournal(dir);
  await translated(path, () => mendTail(path));
  let lines = "";
  let next: Promise<void> | null = null;
  let last = Promise.resolve();

  async function writeLines(): Promise<void> {
    const text = lines;
    lines = "";
    next = null;
    await translated(path, () => appendFile(path, text));
  }

  return {
    entries,
    add(entry) {
      entries.set(entry.id, entry);
      lines += `${JSON.stringify(entry)}\n`;
      next ??= last = last.then(writeLines);
      return next;
    },
  };
}

/** Ends a torn last line, so that the next entry begins its own. */
async function mendTail(path: string): Promise<void> {
  const file = await open(path, "a+");
  try {
    const { size } = await file.stat();
    if (size === 0) return;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    if (buffer[0] !== 10) await file.appendFile("\n");
  } finally {
    await file.close();
  }
}

function parseEntry(line: string): Entry | null {
  try {
    const { id, url, sha256, sizeBytes, gone } = JSON.parse(line) as Record<string, unknown>;
    if (typeof id !== "string") return null;
    if (typeof gone === "string") return { id, gone };
    if (typeof url !== "string" || typeof sha256 !== "string") return null;
    return typeof sizeBytes === "number" ? { id, url, sha256, sizeBytes } : null;
  } catch {
    return null;
  }
}
