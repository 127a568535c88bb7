import sharpPhash from "sharp-phash";
import { decodeCover, UnreadableError } from "./decode.ts";
import { sha256 } from "../hash.ts";
import type { RgbImage } from "./image.ts";

// its types declare a default export, its code is the function itself
const phash = sharpPhash as unknown as typeof sharpPhash.default;

/** What a lock says of one file: its facts, or why it cannot be used. */
export type Inspection =
  | { sha256: string; sizeBytes: number; width: number; height: number; phash: string }
  | { reason: string };

/** Decodes the file once, to learn its size and perceptual hash (64-bit DCT hash of the upright sRGB picture). */
export async function inspectCover(bytes: Buffer, fileName: string): Promise<Inspection> {
  try {
    const image = await decodeCover(bytes, fileName);
    const { width, height } = image;
    return {
      sha256: sha256(bytes),
      sizeBytes: bytes.length,
      width,
      height,
      phash: await perceptualHash(image),
    };
  } catch (error) {
    if (error instanceof UnreadableError) return { reason: error.message };
    throw error;
  }
}

async function perceptualHash(image: RgbImage): Promise<string> {
  const { width, height, pixels } = image;
  const { mean, deviation } = colourStatistics(pixels);
  if (deviation < flatDeviation) return flatHash(mean);
  const bits = await phash(Buffer.from(pixels), { raw: { width, height, channels: 3 } });
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** A cover that deviates less from its mean colour, in levels of 255, has no structure: the signs of its DCT are noise. */
const flatDeviation = 1;

/** Hash of a one-coloured cover: three bits a channel, each seven times, so that other colours are never near. */
function flatHash(mean: readonly number[]): string {
  const bits = mean.map((value) => (value >> 5).toString(2).padStart(3, "0")).join("");
  return BigInt(`0b1${bits.replaceAll(/./g, "$&$&$&$&$&$&$&")}`)
    .toString(16)
    .padStart(16, "0");
}

function colourStatistics(pixels: Uint8Array): { mean: number[]; deviation: number } {
  const sums = [0, 0, 0];
  let squares = 0;
  for (let i = 0; i < pixels.length; i += 3)
    for (let c = 0; c < 3; c++) {
      const value = pixels[i + c]!;
      sums[c]! += value;
      squares += value * value;
    }
  const mean = sums.map((sum) => (3 * sum) / pixels.length);
  const meanSquare = mean.reduce((total, value) => total + value * value, 0) / 3;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / pixels.length - meanSquare)) };
}
