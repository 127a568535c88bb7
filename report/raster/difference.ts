import sharp from "sharp";
import { encodeWebp } from "./webp.ts";

/** How much a picture differs from another of the same size, `gain` times, around mid grey. */
export async function differenceWebp(
  picture: Uint8Array,
  other: Uint8Array,
  gain: number,
): Promise<Buffer> {
  const [a, b] = await Promise.all([readPixels(picture), readPixels(other)]);
  const { width, height, channels } = a.info;
  if (width !== b.info.width || height !== b.info.height || channels !== b.info.channels)
    throw new Error(
      `pictures of different sizes: ${width}x${height}, ${b.info.width}x${b.info.height}`,
    );
  const pixels = Uint8ClampedArray.from(a.data, (value, at) => 128 + gain * (value - b.data[at]!));
  return encodeWebp(sharp(pixels, { raw: { width, height, channels } }));
}

function readPixels(png: Uint8Array) {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}
