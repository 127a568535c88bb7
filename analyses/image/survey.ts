import { availableParallelism } from "node:os";
import pMap from "p-map";
import sharp from "sharp";
import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import type { CacheDraft, CacheEntry, Context } from "../contract/analysis.ts";
import { pixelAdder, type PixelSums } from "./pixelSums.ts";
import { readImage } from "./readImage.ts";
import { resizeCubic } from "./resizeCubic.ts";

/** Edge lengths in pixels. */
export type SurveyParams = { thumbnailSize: number; fullSize: number };

/** The poster's: 32x32 for the numbers, the covers' own 350x350 for the pictures. */
export const surveyParams: SurveyParams = { thumbnailSize: 32, fullSize: 350 };

/** What one pass over the covers leaves of each genre. */
export interface Survey {
  /** the genre's covers at thumbnail size in the order of the corpus, some hundreds at a time: [covers, size, size, 3] */
  thumbnails(genre: string): AsyncIterable<Uint8Array>;
  /** sums over the genre's covers at full size: [size, size, 3] */
  sums(genre: string): Promise<PixelSums>;
}

/** Decodes every cover once. A killed run goes on with the first genre it had not finished. */
export async function survey(
  corpus: Corpus,
  params: SurveyParams,
  context: Context,
): Promise<Survey> {
  const step = { name: "survey", module: import.meta.url, params };
  const entry = await context.cached(step, (draft) => fill(draft, corpus, params, context));
  return {
    thumbnails(genre) {
      const covers = corpus.covers.filter((cover) => cover.genre === genre).length;
      const sizeBytes = 3 * params.thumbnailSize ** 2;
      return readThumbnails(entry, filesOf(corpus, genre).thumbnails, sizeBytes, covers);
    },
    sums: (genre) => readSums(entry, filesOf(corpus, genre).sums),
  };
}

function filesOf(corpus: Corpus, genre: string): { thumbnails: string; sums: string } {
  const index = corpus.genres.indexOf(genre);
  return { thumbnails: `thumbnails-${index}`, sums: `sums-${index}` };
}

async function fill(
  draft: CacheDraft,
  corpus: Corpus,
  params: SurveyParams,
  context: Context,
): Promise<void> {
  let done = 0;
  const readNext = async (cover: Cover): Promise<RgbImage> => {
    const image = await readImage(cover, context);
    context.onProgress("reading covers", ++done, corpus.covers.length);
    return image;
  };
  for (const genre of corpus.genres) {
    const covers = corpus.covers.filter((cover) => cover.genre === genre);
    if (await draft.has(filesOf(corpus, genre).sums)) done += covers.length;
    else await surveyGenre(covers, params, readNext, draft, filesOf(corpus, genre));
  }
}

const coversPerChunk = 512;

async function surveyGenre(
  covers: readonly Cover[],
  { thumbnailSize, fullSize }: SurveyParams,
  readImage: (cover: Cover) => Promise<RgbImage>,
  draft: CacheDraft,
  files: { thumbnails: string; sums: string },
): Promise<void> {
  const adder = pixelAdder(3 * fullSize ** 2);
  await draft.write(files.thumbnails, new Uint8Array()); // a killed run may have left some
  for (let start = 0; start < covers.length; start += coversPerChunk) {
    const chunk = covers.slice(start, start + coversPerChunk);
    const thumbnails = new Uint8Array(chunk.length * 3 * thumbnailSize ** 2);
    const add = async (cover: Cover, index: number): Promise<void> => {
      const image = await readImage(cover);
      const { pixels } = resizeCubic(image, thumbnailSize, thumbnailSize);
      thumbnails.set(pixels, index * pixels.length);
      adder.add(await stretch(image, fullSize));
    };
    await pMap(chunk, add, { concurrency: 16 * availableParallelism() });
    await draft.append(files.thumbnails, thumbnails);
  }
  const { srgb, linear } = adder.sums();
  await draft.write(files.sums, Buffer.concat([bytesOf(srgb), bytesOf(linear)]));
}

/** Pixels of the image as a square: bicubic, aspect ratio not kept. */
async function stretch({ width, height, pixels }: RgbImage, size: number): Promise<Uint8Array> {
  if (width === size && height === size) return pixels;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size, size, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function readSums(entry: CacheEntry, file: string): Promise<PixelSums> {
  const bytes = new Uint8Array(await entry.read(file)); // a copy is aligned
  const values = new Float64Array(bytes.buffer);
  return {
    srgb: values.subarray(0, values.length / 2),
    linear: values.subarray(values.length / 2),
  };
}

async function* readThumbnails(
  entry: CacheEntry,
  file: string,
  sizeBytes: number,
  covers: number,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < covers; start += coversPerChunk) {
    const count = Math.min(coversPerChunk, covers - start);
    yield entry.readAt(file, start * sizeBytes, count * sizeBytes);
  }
}
