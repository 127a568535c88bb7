import { extname } from "node:path";
import sharp, { type Metadata } from "sharp";
import type { RgbImage } from "./image.ts";

/** 64 million pixels: more is taken for a decompression bomb. */
export const maxPixels = 64e6;

const formatsByExtension: Record<string, string> = {
  ".jpg": "jpeg",
  ".jpeg": "jpeg",
  ".jfif": "jpeg",
  ".png": "png",
  ".gif": "gif",
  ".webp": "webp",
  ".tif": "tiff",
  ".tiff": "tiff",
  ".avif": "heif",
};

const oddSamples = "TIFF, 12-bit, 32-bit, signed or float samples";

/** What libvips says of files that may be sound, but need what it was built without; and what that is. */
const undecodable: readonly (readonly [said: RegExp, feature: string])[] = [
  [/bad labq format/, "TIFF, CIELAB colours"],
  [/no known route from 'multiband'/, "TIFF, colours other than grey, RGB or CMYK"],
  [/linear: vector must have/, "TIFF, more channels than its colours have"],
  [/not a whole number of bytes|samples out of range/, oddSamples],
  [/tiled separate planes/, "TIFF, tiles with each channel by itself"],
  [/tiff2vips: ([\w -]+ compression) support is not configured/, "TIFF, $1"],
  [/Compression scheme (\d+) /, "TIFF, compression $1"],
  [/compression format has not been built in: (\w+)/, "HEIF, $1 compression"],
  [/JPEG data precision (\d+)/, "JPEG, $1-bit samples"],
  [/Unsupported JPEG process/, "JPEG, hierarchical"],
];

/** How files begin whose format libvips does not tell. */
const beginnings: readonly (readonly [begins: RegExp, reason: string])[] = [
  [/^(II[*+]\0|MM\0[*+])/, "truncated or damaged"], // its directory is missing, which may lie at the end
  [/^BM.{4}\0{4}/s, "cannot be decoded here (BMP)"],
  [/^\0{3}\x0cjP {2}/, "cannot be decoded here (JPEG 2000)"],
  [/^(\0{3}\x0cJXL |\xff\n)/, "cannot be decoded here (JPEG XL)"],
];

/** Why a file cannot be used as a cover; the message is the reason shown in the report. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

/**
 * Pixels of a cover in 8-bit sRGB: upright (by EXIF, not by XMP, as browsers do), ICC profiles applied, transparency on
 * white, first frame of an animation. Throws UnreadableError with a reason that does not depend on the machine.
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
    throw new UnreadableError(reasonOf(cause, bytes), { cause });
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
  const { format, width, height, depth } = await readHeader(bytes);
  if (format !== expected) {
    const extension = extname(fileName).toLowerCase();
    throw new UnreadableError(`mislabelled: ${extension} holds ${format}`);
  }
  if (width * height > maxPixels) throw new UnreadableError(`too large: ${width}x${height} pixels`);
  if (depth !== "uchar" && depth !== "ushort")
    // libvips would cut them to 0..255
    throw new UnreadableError(`cannot be decoded here (${oddSamples})`);
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new UnreadableError(reasonOf(cause, bytes), { cause });
  }
}

/** What is wrong with a file that libvips fails on: not an image, damaged, or beyond what it was built for. */
function reasonOf(cause: unknown, bytes: Uint8Array): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message.includes("unsupported image format")) {
    const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
    return beginnings.find(([begins]) => begins.test(start))?.[1] ?? "not an image";
  }
  for (const [said, feature] of undecodable) {
    const match = said.exec(message);
    if (match) return `cannot be decoded here (${feature.replace("$1", match[1] ?? "")})`;
  }
  return "truncated or damaged";
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let i = 0, o = 0; i < data.length; i += channels)
    for (let c = 0; c < 3; c++) pixels[o++] = data[i + (channels < 3 ? 0 : c)]!;
  return pixels;
}
