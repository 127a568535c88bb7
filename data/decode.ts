import { extname } from "node:path";
import sharp from "sharp";
import type { RgbImage } from "./image.ts";

/** 64 million pixels: more is taken for a decompression bomb. */
export const maxPixels = 64e6;

const formatsByExtension: Record<string, string> = {
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".png": "png",
  ".gif": "gif",
  ".webp": "webp",
  ".tif": "tiff",
  ".tiff": "tiff",
  ".avif": "heif",
};

/** Why a file cannot be used as a cover; the message is the reason shown in the report. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

/**
 * Pixels of a cover in 8-bit sRGB: upright (EXIF), ICC profiles applied, transparency on white, first frame of an
 * animation. Throws UnreadableError with a reason that does not depend on the machine.
 */
export async function decodeCover(bytes: Uint8Array, fileName: string): Promise<RgbImage> {
  const format = expectedFormat(bytes, fileName);
  if (!(format === "jpeg" && beginsAsJpeg(bytes))) await checkHeader(bytes, format, fileName);
  try {
    const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels: maxPixels })
      .rotate()
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: threeChannels(data, info.channels) };
  } catch (cause) {
    await checkHeader(bytes, format, fileName);
    throw new UnreadableError("truncated or damaged", { cause });
  }
}

function expectedFormat(bytes: Uint8Array, fileName: string): string {
  if (bytes.length === 0) throw new UnreadableError("empty");
  const extension = extname(fileName).toLowerCase();
  const expected = formatsByExtension[extension];
  if (expected === undefined)
    throw new UnreadableError(`not a cover format: ${extension || "no extension"}`);
  return expected;
}

/** Nearly all covers do; reading their header by itself would take a sixth of the time. */
function beginsAsJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

async function checkHeader(bytes: Uint8Array, expected: string, fileName: string): Promise<void> {
  const { format, width, height } = await readHeader(bytes);
  if (format !== expected) {
    const extension = extname(fileName).toLowerCase();
    throw new UnreadableError(`mislabelled: ${extension} holds ${format}`);
  }
  if (width * height > maxPixels) throw new UnreadableError(`too large: ${width}x${height} pixels`);
}

async function readHeader(
  bytes: Uint8Array,
): Promise<{ format: string; width: number; height: number }> {
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { format, width, height };
  } catch (cause) {
    throw new UnreadableError("not an image", { cause });
  }
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let i = 0, o = 0; i < data.length; i += channels)
    for (let c = 0; c < 3; c++) pixels[o++] = data[i + (channels < 3 ? 0 : c)]!;
  return pixels;
}
