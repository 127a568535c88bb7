import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { exclusively } from "../../data/runs/exclusively.ts";
import { inside } from "../../data/inside.ts";
import { at } from "../../data/systemError.ts";
import { isLeftover, writeWhole } from "../../data/writeWhole.ts";
import type { CacheDraft, CacheEntry, Store } from "../contract/analysis.ts";
import { hashOf, openPacks, type Packs, readAt } from "./packs.ts";

/** Content-addressed entries below one folder: `<name>/<key>/`, with a manifest of sizes and hashes. */
export interface Cache {
  /** the entry of `key`; when there is none, `compute` fills it, in one process at a time */
  entry(
    name: string,
    key: string,
    compute: (draft: CacheDraft) => Promise<void>,
  ): Promise<CacheEntry>;
  /** single files below `<name>/<key>/`, each with its own hash */
  blobs(name: string, key: string): Store;
  /** blobs of single covers below `<name>/<key>/`, many in a file */
  packs(name: string, key: string): Packs;
  /** runs `work` while no other process holds the same name */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const manifestFile = "manifest.json";

type Manifest = Record<string, { sizeBytes: number; sha256: string }>;

/** A cache in `dir`, made when first written to. `onWait` is told the name another process is working on. */
export function openCache(dir: string, onWait: (name: string) => void = () => {}): Cache {
  const alone = <T>(name: string, work: () => Promise<T>) =>
    exclusively(inside(dir, `locks/${name}`), { onWait: () => onWait(name) }, work);
  return {
    exclusively: alone,
    blobs: (name, key) => ({
      ...blobsIn(inside(dir, `${name}/${key}`)),
      exclusively: (work) => alone(`${name}-${key}`, work),
    }),
    packs: (name, key) => openPacks(inside(dir, `${name}/${key}`)),
    async entry(name, key, compute) {
      const path = inside(dir, `${name}/${key}`);
      if (await isIntact(path)) return entryAt(path);
      return alone(`${name}-${key}`, async () => {
        if (!(await isIntact(path))) await fill(path, compute);
        return entryAt(path);
      });
    },
  };
}

/** Computes in `<path>.draft`, which a killed run leaves to the next, then renames. */
async function fill(path: string, compute: (draft: CacheDraft) => Promise<void>): Promise<void> {
  const draft = `${path}.draft`;
  await rm(path, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const file of await readdir(draft)) if (isLeftover(file)) await rm(join(draft, file));
  await compute(draftAt(draft));
  await writeWhole(join(draft, manifestFile), JSON.stringify(await describeFiles(draft)));
  await rename(draft, path);
}

async function describeFiles(dir: string): Promise<Manifest> {
  const manifest: Manifest = {};
  for (const file of (await readdir(dir)).sort(byCodeUnit)) {
    if (file === manifestFile) continue;
    manifest[file] = {
      sizeBytes: (await stat(join(dir, file))).size,
      sha256: await hashFile(join(dir, file)),
    };
  }
  return manifest;
}

async function isIntact(dir: string): Promise<boolean> {
  const text = await readFile(join(dir, manifestFile), "utf8").catch(() => null);
  if (text === null) return false;
  return text === JSON.stringify(await describeFiles(dir));
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function entryAt(dir: string): CacheEntry {
  return {
    read: (file) => readFile(inside(dir, file)),
    readAt: (file, offset, length) => readAt(inside(dir, file), offset, length),
  };
}

function draftAt(dir: string): CacheDraft {
  return {
    ...entryAt(dir),
    has: (file) =>
      stat(inside(dir, file)).then(
        () => true,
        () => false,
      ),
    write: (file, content) => writeWhole(inside(dir, file), Buffer.from(content)),
    append: (file, content) => at(inside(dir, file), () => appendFile(inside(dir, file), content)),
    remove: (file) => rm(inside(dir, file), { force: true }),
  };
}

const hashBytes = 32;

/** A blob's file is its SHA-256, then its content; a hundred or so files a folder. */
function blobsIn(dir: string): Omit<Store, "exclusively"> {
  const path = (name: string): string => inside(dir, `${name.slice(0, 2)}/${name}`);
  return {
    async names() {
      const options = { recursive: true, withFileTypes: true } as const;
      const files = (await readdir(dir, options).catch(() => [])).filter((it) => it.isFile());
      const names = files.map(({ name }) => name);
      return names.filter((name) => !isLeftover(name)).sort(byCodeUnit);
    },
    async read(name) {
      const file = await readFile(path(name)).catch(() => null);
      if (file === null) return null;
      const content = file.subarray(hashBytes);
      return file.subarray(0, hashBytes).equals(hashOf(content)) ? content : null;
    },
    write: (name, content) => writeWhole(path(name), Buffer.concat([hashOf(content), content])),
    remove: (name) => rm(path(name), { force: true }),
  };
}
