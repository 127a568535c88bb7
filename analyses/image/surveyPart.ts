import { availableParallelism } from "node:os";
import pMap from "p-map";
import sharp from "sharp";
import type { RgbImage } from "../../data/corpus/image.ts";
import { sha256 } from "../../data/hash.ts";
import { pixelAdder } from "./pixelSums.ts";
import { resizeCubic } from "./resizeCubic.ts";

/** Edge lengths in pixels. */
export type SurveyParams = { thumbnailSize: number; fullSize: number };

/** What is kept of some covers of one genre: each at thumbnail size, and their sum at full size. */
export interface SurveyPart {
  /** of the covers, SHA-256 in hexadecimal, in the order of their thumbnails */
  names: string[];
  /** [covers, size, size, 3] */
  thumbnails: Uint8Array;
  /** as a `pixelAdder` packs it: [size, size, 3] */
  packed: Float64Array;
}

/** At most so many covers are a part: what a killed run, or a cover that is gone, makes read again. */
export const coversPerPart = 256;

/** Reads the covers of these names. */
export async function surveyPart(
  names: readonly string[],
  read: (name: string) => Promise<RgbImage>,
  { thumbnailSize, fullSize }: SurveyParams,
): Promise<SurveyPart> {
  const adder = pixelAdder(3 * fullSize ** 2);
  const thumbnails = new Uint8Array(names.length * 3 * thumbnailSize ** 2);
  const add = async (name: string, index: number): Promise<void> => {
    const image = await read(name);
    const { pixels } = resizeCubic(image, thumbnailSize, thumbnailSize);
    thumbnails.set(pixels, index * pixels.length);
    adder.add(await stretch(image, fullSize));
  };
  await pMap(names, add, { concurrency: 16 * availableParallelism() });
  return { names: [...names], thumbnails, packed: adder.packed() };
}

/** Pixels of the image as a square: bicubic, aspect ratio not kept. */
async function stretch({ width, height, pixels }: RgbImage, size: number): Promise<Uint8Array> {
  if (width === size && height === size) return pixels;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(size, size, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
}

export function joinParts(a: SurveyPart, b: SurveyPart): SurveyPart {
  return {
    names: [...a.names, ...b.names],
    thumbnails: Buffer.concat([a.thumbnails, b.thumbnails]),
    packed: a.packed.map((sum, i) => sum + b.packed[i]!),
  };
}

/** Where a part is kept. */
export function idOf(names: readonly string[]): string {
  return sha256(names.join(""));
}

const nameBytes = 32;

export function formatPart({ names, thumbnails, packed }: SurveyPart): Uint8Array {
  const { buffer, byteOffset, byteLength } = packed;
  const sums = new Uint8Array(buffer, byteOffset, byteLength);
  return Buffer.concat([sums, Buffer.from(names.join(""), "hex"), thumbnails]);
}

export function parsePart(bytes: Buffer, { thumbnailSize, fullSize }: SurveyParams): SurveyPart {
  const sumBytes = 8 * 3 * fullSize ** 2;
  const covers = (bytes.length - sumBytes) / (nameBytes + 3 * thumbnailSize ** 2);
  const nameOf = (cover: number): string => {
    const start = sumBytes + cover * nameBytes;
    return bytes.toString("hex", start, start + nameBytes);
  };
  return {
    names: Array.from({ length: covers }, (_, cover) => nameOf(cover)),
    thumbnails: Uint8Array.from(bytes.subarray(sumBytes + covers * nameBytes)),
    packed: new Float64Array(Uint8Array.from(bytes.subarray(0, sumBytes)).buffer), // a copy is aligned
  };
}
