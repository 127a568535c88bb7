import { decodeCover, UnreadableError } from "./decode.ts";
import { sha256 } from "../hash.ts";
import { perceptualHash } from "./perceptualHash.ts";

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
