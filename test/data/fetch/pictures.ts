import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { random } from "../../../data/random.ts";

/** A JPEG of 8x8 random tiles, about 2 kB; equal seeds give equal pictures. */
export function drawCover(seed: string): Promise<Buffer> {
  const stream = random(seed);
  const tiles = Uint8Array.from({ length: 8 * 8 * 3 }, () => stream.int(256));
  const image = sharp(tiles, { raw: { width: 8, height: 8, channels: 3 } });
  return image.resize(64, 64, { kernel: "nearest" }).jpeg().toBuffer();
}

/** The JPEG padded with comments (ITU-T T.81, B.2.4.5) to `size` bytes, one of them saying `name`: cheap, and unlike any other. */
export function padCover(jpeg: Buffer, name: string, size: number): Buffer {
  const parts = [jpeg.subarray(0, 2)];
  for (let left = size - jpeg.length; left >= 4;) {
    const length = Math.min(left, 60_000);
    const comment = Buffer.alloc(length, `${name} `);
    comment.writeUInt16BE(0xfffe, 0);
    comment.writeUInt16BE(length - 2, 2);
    parts.push(comment);
    left -= length;
  }
  return Buffer.concat([...parts, jpeg.subarray(2)]);
}

/** Sizes of all files below `dir`, hidden ones too, by path. */
export async function filesBelow(dir: string): Promise<Record<string, number>> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const sizes: Record<string, number> = {};
  for (const name of names.sort()) {
    const status = await stat(join(dir, name));
    if (status.isFile() && !name.startsWith(".cache/locks/")) sizes[name] = status.size;
  }
  return sizes;
}

/** Names of covers below a folder: no journal, no listing. */
export async function coversBelow(dir: string): Promise<string[]> {
  return Object.keys(await filesBelow(dir)).filter(
    (name) => !/(^|\/)\.(fetched|\w+\.json)/.test(name),
  );
}

export const read = (...path: string[]): Promise<Buffer> => readFile(join(...path));
