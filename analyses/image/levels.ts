import type { RgbImage } from "../../data/corpus/image.ts";

/** Levels of a picture before rounding, 8-bit sRGB, 0 to 255: [height, width, 3]. */
export type Levels = Float64Array;

/** The square picture of these levels, rounded: halves to even. */
export function squareImage(levels: Levels, size: number): RgbImage {
  const rounded = new Uint8ClampedArray(levels);
  return { width: size, height: size, pixels: new Uint8Array(rounded.buffer) };
}

/** Mean over the pixels: red, green, blue. */
export function meanColour(levels: Levels): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < levels.length; i++) sums[i % 3]! += levels[i]!;
  const [red, green, blue] = sums;
  const pixels = levels.length / 3;
  return [red / pixels, green / pixels, blue / pixels];
}

/** Root mean square deviation of a picture from its own mean colour, in levels: 0 when it has one colour. */
export function contrast(levels: Levels): number {
  const mean = meanColour(levels);
  return rootMeanSquare(levels.map((level, i) => level - mean[i % 3]!));
}

/** Root mean square difference of two pictures, in levels. */
export function difference(a: Levels, b: Levels): number {
  return rootMeanSquare(a.map((level, i) => level - b[i]!));
}

function rootMeanSquare(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares / values.length);
}
