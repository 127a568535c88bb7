import { writeSync } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { diskFailure, translated } from "./disk.ts";

/** What the network said of one cover: the file it gave, that it is gone, or why it could not be had for now. */
export type Entry = FoundEntry | GoneEntry | MissingEntry;

export interface FoundEntry {
  id: string;
  url: string;
  sha256: string;
  sizeBytes: number;
}

export interface GoneEntry {
  id: string;
  gone: string;
  /** the first that was asked */
  url?: string;
}

export interface MissingEntry {
  id: string;
  missing: string;
  url: string;
}

/** Remembers, beside the covers, where each came from; one line of JSON per event, the last one counts. */
export interface Journal {
  entries: ReadonlyMap<string, Entry>;
  add(entry: Entry): void;
  /** resolves when all that was added is on the disk */
  sync(): Promise<void>;
  close(): Promise<void>;
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

/** The journal, to be added to; `close` it. */
export async function openJournal(dir: string): Promise<Journal> {
  const path = journalFile(dir);
  const entries = await readJournal(dir);
  const file = await translated(path, () => openMended(path));
  return {
    entries,
    add(entry) {
      entries.set(entry.id, entry);
      try {
        writeSync(file.fd, `${JSON.stringify(entry)}\n`);
      } catch (cause) {
        throw diskFailure(path, cause);
      }
    },
    sync: () => translated(path, () => file.datasync()),
    close: () => file.close(),
  };
}

/** Opens the file for appending, its torn last line, if any, ended. */
async function openMended(path: string): Promise<FileHandle> {
  const file = await open(path, "a+");
  const { size } = await file.stat();
  if (size === 0) return file;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer[0] !== 10) await file.appendFile("\n");
  return file;
}

function parseEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const { id, url, sha256, sizeBytes, gone, missing } = entry;
    if (typeof id !== "string") return null;
    if (typeof gone === "string") return { id, gone, ...(typeof url === "string" && { url }) };
    if (typeof url !== "string") return null;
    if (typeof missing === "string") return { id, missing, url };
    if (typeof sha256 !== "string") return null;
    return typeof sizeBytes === "number" ? { id, url, sha256, sizeBytes } : null;
  } catch {
    return null;
  }
}
