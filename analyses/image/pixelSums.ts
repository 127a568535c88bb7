import { linearLevels } from "./linearLight.ts";

/** Sums over pictures, value by value: exact integers, whatever the order of adding. */
export interface PixelSums {
  /** sRGB levels */
  srgb: Float64Array;
  /** linear light in 65,535ths */
  linear: Float64Array;
}

/** Adds up pictures of `length` values each. */
export interface PixelAdder {
  /** keeps `pixels` until three more pictures have come */
  add(pixels: Uint8Array): void;
  sums(): PixelSums;
}

/**
 * Linear light and sRGB level in one number, so that a value costs one look-up and one addition: 2 ** 13 pictures stay
 * below 2 ** 24 in sRGB and below 2 ** 53 in all.
 */
const shift = 2 ** 24;
const packedLevels = Float64Array.from(linearLevels, (light, level) => light * shift + level);
const packedPictures = 2 ** 13;

export function pixelAdder(length: number): PixelAdder {
  const total: PixelSums = { srgb: new Float64Array(length), linear: new Float64Array(length) };
  const packed = new Float64Array(length);
  const black = new Uint8Array(length); // adds nothing
  let waiting: Uint8Array[] = [];
  let pictures = 0;

  function addWaiting(): void {
    const [a = black, b = black, c = black, d = black] = waiting;
    addFour(packed, a, b, c, d);
    waiting = [];
  }

  function unpack(): void {
    addWaiting();
    addUnpacked(total, packed);
    packed.fill(0);
    pictures = 0;
  }

  return {
    add(pixels) {
      waiting.push(pixels);
      if (waiting.length === 4) addWaiting();
      if (++pictures === packedPictures) unpack();
    },
    sums() {
      unpack();
      return total;
    },
  };
}

function addFour(
  sums: Float64Array,
  a: Uint8Array,
  b: Uint8Array,
  c: Uint8Array,
  d: Uint8Array,
): void {
  const levels = packedLevels;
  for (let i = 0; i < sums.length; i++)
    sums[i]! += levels[a[i]!]! + levels[b[i]!]! + (levels[c[i]!]! + levels[d[i]!]!);
}

function addUnpacked({ srgb, linear }: PixelSums, packed: Float64Array): void {
  for (let i = 0; i < packed.length; i++) {
    const level = packed[i]! % shift;
    srgb[i]! += level;
    linear[i]! += (packed[i]! - level) / shift;
  }
}
