import type { RgbImage } from "../../data/image.ts";

/** Pillow keeps sums in integers of this many fractional bits (Resample.c, PRECISION_BITS). */
const fractionBits = 32 - 8 - 2;
const half = 1 << (fractionBits - 1);

/** Weights of the input pixels, beginning at `first`, that make up one output pixel. */
interface Taps {
  first: number;
  weights: Int32Array;
}

/** Pillow's `Image.resize(BILINEAR)`, bit for bit: a triangle filter as wide as the reduction, rows then columns, 8 bits between. */
export function resizeBilinear(image: RgbImage, width: number, height: number): RgbImage {
  return resizeColumns(resizeRows(image, width), height);
}

function resizeRows({ width, height, pixels }: RgbImage, newWidth: number): RgbImage {
  const out = new Uint8Array(3 * newWidth * height);
  const taps = filterTaps(width, newWidth);
  for (let y = 0; y < height; y++)
    for (const [x, { first, weights }] of taps.entries()) {
      let [r, g, b] = [half, half, half];
      let at = 3 * (y * width + first);
      for (const weight of weights) {
        r += pixels[at]! * weight;
        g += pixels[at + 1]! * weight;
        b += pixels[at + 2]! * weight;
        at += 3;
      }
      const to = 3 * (y * newWidth + x);
      out[to] = clip(r);
      out[to + 1] = clip(g);
      out[to + 2] = clip(b);
    }
  return { width: newWidth, height, pixels: out };
}

function resizeColumns({ width, height, pixels }: RgbImage, newHeight: number): RgbImage {
  const line = 3 * width;
  const out = new Uint8Array(line * newHeight);
  for (const [y, { first, weights }] of filterTaps(height, newHeight).entries())
    for (let x = 0; x < line; x++) {
      let sum = half;
      let at = first * line + x;
      for (const weight of weights) {
        sum += pixels[at]! * weight;
        at += line;
      }
      out[y * line + x] = clip(sum);
    }
  return { width, height: newHeight, pixels: out };
}

function filterTaps(size: number, newSize: number): Taps[] {
  const scale = size / newSize;
  const support = Math.max(scale, 1);
  return Array.from({ length: newSize }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const end = Math.min(Math.trunc(centre + support + 0.5), size);
    const heights = Array.from({ length: end - first }, (_, x) =>
      Math.max(1 - Math.abs((x + first - centre + 0.5) / support), 0),
    );
    const sum = heights.reduce((total, value) => total + value, 0);
    const weights = heights.map((value) => Math.trunc(0.5 + (value / sum) * 2 ** fractionBits));
    return { first, weights: Int32Array.from(weights) };
  });
}

function clip(sum: number): number {
  return Math.min(Math.max(sum >> fractionBits, 0), 255);
}
