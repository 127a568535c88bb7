import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Lock, type LockText, parseLocks } from "../corpus/lock.ts";
import { lockParts, mostLines, partLock } from "../corpus/lockParts.ts";
import { UserError } from "../error.ts";
import type { FileFacts } from "../fileFacts.ts";
import { canonicalJson, sha256 } from "../hash.ts";
import { readThere } from "../readThere.ts";
import { decodeUtf8 } from "../readUtf8.ts";
import { writeWhole } from "../writeWhole.ts";

/** Path of a corpus's lock, or of a part of it, relative to the project. */
export function lockFile(name: string, part = ""): string {
  return `data/corpora/${name}.lock${part && `.${part}`}.tsv`;
}

/** The committed lock, or null when there is none; throws UserError where a part of it is missing. */
export async function readLock(name: string, root: string): Promise<Lock | null> {
  const texts = await readTexts(name, root);
  return texts.length === 0 ? null : parseLocks(texts);
}

/** Writes a lock in place of the one before: whole, or of more lines than `most` in parts. */
export async function storeLock(
  name: string,
  root: string,
  text: string,
  most = mostLines,
): Promise<void> {
  const parts = partLock(text, most);
  for (const part of lockParts) {
    const path = join(root, lockFile(name, part));
    const own = parts.get(part);
    if (own === undefined) {
      await rm(path, { force: true });
      continue;
    }
    await writeWhole(path, own);
  }
}

/** A lock as one file would be told from others; of one in parts, size and hash are of all of them. */
export async function describeLock(name: string, root: string): Promise<FileFacts> {
  const texts = await readTexts(name, root);
  const [first] = texts;
  const sizeBytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const hash = texts.length > 1 ? canonicalJson(texts.map(({ text }) => text)) : first!.text;
  return { path: lockFile(name), sizeBytes, sha256: sha256(hash) };
}

async function readTexts(name: string, root: string): Promise<LockText[]> {
  const texts: LockText[] = [];
  const missing: string[] = [];
  for (const part of lockParts) {
    const file = lockFile(name, part);
    const path = join(root, file);
    const bytes = await readThere(path);
    if (bytes) texts.push({ file, text: decodeUtf8(bytes, file) });
    else if (part !== "") missing.push(file);
  }
  const isWhole = texts[0]?.file === lockFile(name);
  if (!isWhole && texts.length > 0 && missing.length > 0)
    throw new UserError(
      `parts of a lock are missing: ${missing.join(", ")} (git checkout -- ${missing.join(" ")} restores them)`,
    );
  return texts;
}
