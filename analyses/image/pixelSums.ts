import { linearLevels } from "./linearLight.ts";

/** Sums over pictures, value by value: exact integers, whatever the order of adding. */
export interface PixelSums {
  /** sRGB levels */
  srgb: Float64Array;
  /** linear light in 65,535ths */
  linear: Float64Array;
}

/** Adds up pictures of `length` values each, at most `mostPictures`. */
export interface PixelAdder {
  /** keeps `pixels` until three more pictures have come */
  add(pixels: Uint8Array): void;
  /** of each value the sum of light and the sum of levels in one number, for `addPacked`; sums of sums are such, too */
  packed(): Float64Array;
}

/**
 * Linear light and sRGB level in one number, so that a value costs one look-up and one addition: 2 ** 13 pictures stay
 * below 2 ** 24 in sRGB and below 2 ** 53 in all.
 */
const shift = 2 ** 24;
const packedLevels = Float64Array.from(linearLevels, (light, level) => light * shift + level);
export const mostPictures = 2 ** 13;

export function pixelAdder(length: number): PixelAdder {
  const words = Math.ceil(length / 4);
  const packed = new Float64Array(4 * words);
  const black = new Uint32Array(words); // adds nothing
  let waiting: Uint32Array[] = [];

  function addWaiting(): void {
    const [a = black, b = black, c = black, d = black] = waiting;
    addFour(packed, a, b, c, d);
    waiting = [];
  }

  return {
    add(pixels) {
      waiting.push(wordsOf(pixels));
      if (waiting.length === 4) addWaiting();
    },
    packed() {
      addWaiting();
      return packed.subarray(0, length);
    },
  };
}

/** No pictures yet. */
export function noPixelSums(length: number): PixelSums {
  return { srgb: new Float64Array(length), linear: new Float64Array(length) };
}

/** Adds what an adder has packed to sums of any number of pictures. */
export function addPacked({ srgb, linear }: PixelSums, packed: Float64Array): void {
  for (let i = 0; i < packed.length; i++) {
    const level = packed[i]! % shift;
    srgb[i]! += level;
    linear[i]! += (packed[i]! - level) / shift;
  }
}

/** Four values a word, the first in its lowest byte (little-endian, as all that ONNX Runtime runs on). Copied only where it must be. */
function wordsOf(pixels: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = pixels;
  if (byteOffset % 4 === 0 && length % 4 === 0)
    return new Uint32Array(buffer, byteOffset, length / 4);
  const words = new Uint32Array(Math.ceil(length / 4));
  new Uint8Array(words.buffer).set(pixels);
  return words;
}

/** Four pictures at once, read by words: twice as fast as by bytes. */
function addFour(
  sums: Float64Array,
  a: Uint32Array,
  b: Uint32Array,
  c: Uint32Array,
  d: Uint32Array,
): void {
  const levels = packedLevels;
  for (let word = 0, i = 0; word < a.length; word++, i += 4) {
    const p = a[word]!;
    const q = b[word]!;
    const r = c[word]!;
    const s = d[word]!;
    sums[i]! += levels[p & 255]! + levels[q & 255]! + (levels[r & 255]! + levels[s & 255]!);
    sums[i + 1]! +=
      levels[(p >>> 8) & 255]! +
      levels[(q >>> 8) & 255]! +
      (levels[(r >>> 8) & 255]! + levels[(s >>> 8) & 255]!);
    sums[i + 2]! +=
      levels[(p >>> 16) & 255]! +
      levels[(q >>> 16) & 255]! +
      (levels[(r >>> 16) & 255]! + levels[(s >>> 16) & 255]!);
    sums[i + 3]! += levels[p >>> 24]! + levels[q >>> 24]! + (levels[r >>> 24]! + levels[s >>> 24]!);
  }
}
