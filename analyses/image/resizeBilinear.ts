import type { RgbImage } from "../../data/corpus/image.ts";

/** Pillow keeps sums in integers of this many fractional bits (Resample.c, PRECISION_BITS). */
const fractionBits = 32 - 8 - 2;
const half = 1 << (fractionBits - 1);

/** What is wanted of a resized side: `length` of its `size` pixels, from `first`. */
export interface Span {
  size: number;
  first: number;
  length: number;
}

/** Weights of the input pixels, beginning at `first`, that make up one output pixel. */
interface Taps {
  first: number;
  weights: Int32Array;
}

/**
 * A part of Pillow's `Image.resize(BILINEAR)`, bit for bit: a triangle filter as wide as the reduction, rows then
 * columns, 8 bits between. What lies outside the part costs nothing.
 */
export function resizeBilinear(image: RgbImage, columns: Span, rows: Span): RgbImage {
  const down = filterTaps(image.height, rows);
  const lines = linesUnder(image, down);
  return resizeColumns(resizeRows(lines, filterTaps(image.width, columns)), down);
}

/** The lines that the taps read. */
function linesUnder({ width, pixels }: RgbImage, taps: readonly Taps[]): RgbImage {
  const last = taps.at(-1)!;
  const [first, end] = [taps[0]!.first, last.first + last.weights.length];
  const lines = pixels.subarray(3 * width * first, 3 * width * end);
  return { width, height: end - first, pixels: lines };
}

function resizeRows({ width, height, pixels }: RgbImage, taps: readonly Taps[]): RgbImage {
  const out = new Uint8Array(3 * taps.length * height);
  let to = 0;
  for (let y = 0; y < height; y++)
    for (const { first, weights } of taps) {
      let [r, g, b] = [half, half, half];
      let at = 3 * (y * width + first);
      for (const weight of weights) {
        r += pixels[at]! * weight;
        g += pixels[at + 1]! * weight;
        b += pixels[at + 2]! * weight;
        at += 3;
      }
      out[to++] = clip(r);
      out[to++] = clip(g);
      out[to++] = clip(b);
    }
  return { width: taps.length, height, pixels: out };
}

/** `pixels` begin with the first line that the taps read. */
function resizeColumns({ width, pixels }: RgbImage, taps: readonly Taps[]): RgbImage {
  const line = 3 * width;
  const top = taps[0]!.first;
  const out = new Uint8Array(line * taps.length);
  for (const [y, { first, weights }] of taps.entries())
    for (let x = 0; x < line; x++) {
      let sum = half;
      let at = (first - top) * line + x;
      for (const weight of weights) {
        sum += pixels[at]! * weight;
        at += line;
      }
      out[y * line + x] = clip(sum);
    }
  return { width, height: taps.length, pixels: out };
}

function filterTaps(source: number, { size, first: start, length }: Span): Taps[] {
  const scale = source / size;
  const support = Math.max(scale, 1);
  return Array.from({ length }, (_, i) => {
    const centre = (start + i + 0.5) * scale;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const end = Math.min(Math.trunc(centre + support + 0.5), source);
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
