import { availableParallelism } from "node:os";
import pMap from "p-map";
import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { random } from "../../data/random.ts";
import type { CacheDraft, CacheEntry, Context } from "../contract/analysis.ts";
import { readImage } from "./readImage.ts";
import { resizeCubic } from "./resizeCubic.ts";

/**
 * How a cover becomes size x size pixels. `cubic`: OpenCV's INTER_CUBIC. `random`: the write-up's "random
 * downsampling", read as size^2 places of the cover drawn at random, the same for all covers, in the order drawn.
 */
export type Downsampling = { method: "cubic" | "random"; size: number; seed: string };

/** Pixels of all covers at one size, on disk. */
export interface CoverPixels {
  /** of the covers with these places in the corpus, 8-bit sRGB: [places.length][size, size, 3] */
  read(places: readonly number[]): Promise<Uint8Array[]>;
}

const coversPerChunk = 256;

/** Decodes and downsamples every cover once, in the order of the corpus. A killed run goes on where it stopped. */
export async function coverPixels(
  corpus: Corpus,
  downsampling: Downsampling,
  context: Context,
): Promise<CoverPixels> {
  const step = {
    name: "pixels",
    module: import.meta.url,
    params: { ...downsampling },
  };
  const entry = await context.cached(step, (draft) => fill(draft, corpus, downsampling, context));
  return { read: (places) => readPixels(entry, places, 3 * downsampling.size ** 2) };
}

async function fill(
  draft: CacheDraft,
  corpus: Corpus,
  downsampling: Downsampling,
  context: Context,
): Promise<void> {
  const shrink = downsampler(downsampling);
  let done = 0;
  const read = async (cover: Cover): Promise<Uint8Array> => {
    const { pixels } = shrink(await readImage(cover, context));
    context.onProgress(
      `covers at ${downsampling.size}x${downsampling.size}`,
      ++done,
      corpus.covers.length,
    );
    return pixels;
  };
  for (let start = 0; start < corpus.covers.length; start += coversPerChunk) {
    const chunk = corpus.covers.slice(start, start + coversPerChunk);
    if (await draft.has(chunkFile(start))) done += chunk.length;
    else
      await draft.write(
        chunkFile(start),
        Buffer.concat(await pMap(chunk, read, { concurrency: 2 * availableParallelism() })),
      );
  }
}

function chunkFile(start: number): string {
  return `from-${start}`;
}

function readPixels(
  entry: CacheEntry,
  places: readonly number[],
  sizeBytes: number,
): Promise<Uint8Array[]> {
  return Promise.all(
    places.map((place) => {
      const within = place % coversPerChunk;
      return entry.readAt(chunkFile(place - within), within * sizeBytes, sizeBytes);
    }),
  );
}

function downsampler({ method, size, seed }: Downsampling): (image: RgbImage) => RgbImage {
  if (method === "cubic") return (image) => resizeCubic(image, size, size);
  const stream = random(seed);
  const places = Array.from({ length: size ** 2 }, () => [stream.float(), stream.float()] as const);
  return ({ width, height, pixels }) => {
    const drawn = new Uint8Array(3 * size ** 2);
    places.forEach(([x, y], index) => {
      const from = 3 * (Math.floor(y * height) * width + Math.floor(x * width));
      drawn.set(pixels.subarray(from, from + 3), 3 * index);
    });
    return { width: size, height: size, pixels: drawn };
  };
}
