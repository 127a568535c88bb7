import { createHash } from "node:crypto";
import { appendFile, mkdir, open, readdir } from "node:fs/promises";
import { byCodeUnit } from "../../data/corpus/corpus.ts";
import { inside } from "../../data/inside.ts";
import { at, systemCode } from "../../data/systemError.ts";

/** Blobs under names that are hashes, many in a file: a disk that others share has few files to keep. */
export interface Packs {
  /** null when there is none, or when it is damaged */
  read(name: string): Promise<Buffer | null>;
  /** throws UserError, with the file's name, where the disk does not let it */
  write(name: string, content: Uint8Array): Promise<void>;
}

/** Where a blob's content lies. */
interface Place {
  file: string;
  offset: number;
  length: number;
  sha256: Buffer;
}

const [nameBytes, hashBytes] = [64, 32];
/** A record: its blob's name, the length and the SHA-256 of the content, the content. */
const headerBytes = nameBytes + 4 + hashBytes;

/**
 * The packs in `dir`. Each process adds to a file of its own, named by its first blob: packs of several machines lie
 * beside each other, and what a killed one left at the end of its file is no record, and is passed over.
 */
export function openPacks(dir: string): Packs {
  let places: Promise<Map<string, Place[]>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let pack: { file: string; size: number } | undefined;

  async function append(name: string, content: Uint8Array): Promise<void> {
    pack ??= { file: await createPack(dir, name), size: 0 };
    const { file, size } = pack;
    const sha256 = hashOf(content);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(content.length);
    try {
      const record = Buffer.concat([Buffer.from(name), length, sha256, content]);
      await at(file, () => appendFile(file, record));
    } catch (error) {
      pack = undefined; // what stands at its end is no record
      throw error;
    }
    pack.size += headerBytes + content.length;
    const place = { file, offset: size + headerBytes, length: content.length, sha256 };
    add(await (places ??= findBlobs(dir)), name, place);
  }

  return {
    async read(name) {
      const found = (await (places ??= findBlobs(dir))).get(name) ?? [];
      for (const { file, offset, length, sha256 } of found) {
        const content = await readAt(file, offset, length);
        if (hashOf(content).equals(sha256)) return content;
      }
      return null;
    },
    write(name, content) {
      if (Buffer.byteLength(name) !== nameBytes) throw new Error(`not a hash: ${name}`);
      const written = last.then(() => append(name, content));
      last = written.catch(() => {});
      return written;
    },
  };
}

async function createPack(dir: string, first: string): Promise<string> {
  await at(dir, () => mkdir(dir, { recursive: true }));
  for (let count = 1; ; count++) {
    const file = inside(dir, count === 1 ? `${first}.pack` : `${first}-${count}.pack`);
    const isNew = await at(file, () => createFile(file));
    if (isNew) return file;
  }
}

/** False where there is one. */
async function createFile(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Of the blobs of all packs: of one there may be several, some of them damaged. */
async function findBlobs(dir: string): Promise<Map<string, Place[]>> {
  const places = new Map<string, Place[]>();
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith(".pack"));
  for (const file of names.sort(byCodeUnit).map((name) => inside(dir, name)))
    for await (const [name, place] of recordsOf(file)) add(places, name, place);
  return places;
}

function add(places: Map<string, Place[]>, name: string, place: Place): void {
  places.set(name, [...(places.get(name) ?? []), place]);
}

async function* recordsOf(file: string): AsyncGenerator<[name: string, place: Place]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    for (let start = 0; start + headerBytes <= size;) {
      const header = (await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, start)).buffer;
      const length = header.readUInt32LE(nameBytes);
      const offset = start + headerBytes;
      if (offset + length > size) return;
      const sha256 = header.subarray(nameBytes + 4);
      yield [header.toString("latin1", 0, nameBytes), { file, offset, length, sha256 }];
      start = offset + length;
    }
  } finally {
    await handle.close();
  }
}

/** Fewer bytes where the file ends before. */
export async function readAt(file: string, offset: number, length: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export function hashOf(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
