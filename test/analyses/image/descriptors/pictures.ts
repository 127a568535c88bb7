import type { RgbImage } from "../../../../data/corpus/image.ts";
import type { Plane } from "../../../../analyses/image/descriptors/plane.ts";

/** A plane whose numbers follow from their place. */
export function plane(width: number, height: number, at: (x: number, y: number) => number): Plane {
  const values = Float64Array.from({ length: width * height }, (_, i) =>
    at(i % width, Math.floor(i / width)),
  );
  return { width, height, values };
}

/** A square of one colour. */
export function flat(size: number, [r, g, b]: readonly [number, number, number]): RgbImage {
  const pixels = Uint8Array.from({ length: 3 * size * size }, (_, i) => [r, g, b][i % 3]!);
  return { width: size, height: size, pixels };
}

/** Left and right exchanged. */
export function flipped({ width, height, pixels }: RgbImage): RgbImage {
  const out = pixels.map((_, i) => {
    const [pixel, channel] = [Math.floor(i / 3), i % 3];
    const x = pixel % width;
    return pixels[3 * (pixel - x + width - 1 - x) + channel]!;
  });
  return { width, height, pixels: out };
}

/** The largest difference of two vectors; infinite where their lengths differ. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}
