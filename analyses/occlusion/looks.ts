import type { Cover } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { centreCrop } from "../image/centreCrop.ts";
import { readImage } from "../image/readImage.ts";
import { type Eye, look, sideOf } from "./eye.ts";
import { type Square, type Squares, squaresIn } from "./squares.ts";

// Apart from what is made of the logits, which takes no time to make anew.

/** Logits of every cover, whole and by square, from the cache or looked at: [1 + squares, genres] each. */
export async function lookAtCovers(
  covers: readonly Cover[],
  eye: Eye,
  squares: Squares,
  context: Context,
): Promise<Float32Array[]> {
  const cache = await context.cachedCovers({
    name: "occlusion",
    module: import.meta.url,
    params: { squares: { ...squares }, head: eye.hash },
    usesEngine: true,
  });
  const side = sideOf(eye);
  const all: Float32Array[] = [];
  for (const [i, cover] of covers.entries()) {
    const stored = await cache.read(cover);
    const logits = stored
      ? floatsOf(stored)
      : await look(eye, await readSquare(cover, side, context), squaresIn(side, squares));
    if (!stored) await cache.write(cover, new Uint8Array(logits.buffer));
    all.push(logits);
    context.onProgress("squares on covers", i + 1, covers.length);
  }
  return all;
}

/** The same of pictures made of four covers, one in each quarter, by the squares given. */
export async function lookAtMosaics(
  mosaics: readonly (readonly Cover[])[],
  eye: Eye,
  squares: readonly Square[],
  context: Context,
): Promise<Float32Array[]> {
  const ids = mosaics.map((mosaic) => mosaic.map(({ id }) => id));
  const step = {
    name: "mosaicOcclusion",
    module: import.meta.url,
    params: { ids, squares: squares.map((square) => ({ ...square })), head: eye.hash },
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    for (const [i, mosaic] of mosaics.entries()) {
      if (!(await draft.has(`${i}`))) {
        const logits = await look(eye, await drawMosaic(mosaic, sideOf(eye), context), squares);
        await draft.write(`${i}`, new Uint8Array(logits.buffer));
      }
      context.onProgress("squares on mosaics", i + 1, mosaics.length);
    }
  });
  return Promise.all(mosaics.map(async (_, i) => floatsOf(await entry.read(`${i}`))));
}

async function readSquare(cover: Cover, side: number, context: Context): Promise<Uint8Array> {
  return centreCrop(await readImage(cover, context), { short: side, side }).pixels;
}

async function drawMosaic(
  mosaic: readonly Cover[],
  size: number,
  context: Context,
): Promise<Uint8Array> {
  const side = size / 2;
  const pixels = new Uint8Array(3 * size ** 2);
  for (const [quarter, cover] of mosaic.entries()) {
    const tile = await readSquare(cover, side, context);
    const [top, left] = [side * Math.floor(quarter / 2), side * (quarter % 2)];
    for (let y = 0; y < side; y++)
      pixels.set(tile.subarray(3 * side * y, 3 * side * (y + 1)), 3 * ((top + y) * size + left));
  }
  return pixels;
}

function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
