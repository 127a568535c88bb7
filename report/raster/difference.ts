import sharp from "sharp";

/** How much a picture differs from another of the same size, `gain` times, around mid grey. WebP: noise makes large PNGs. */
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
  return sharp(pixels, { raw: { width, height, channels } }).webp({ quality: 90 }).toBuffer();
}

function readPixels(png: Uint8Array) {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}
