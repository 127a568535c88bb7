import { expect, test } from "vitest";
import { linearLevels } from "../../../analyses/image/linearLight.ts";
import {
  addPacked,
  mostPictures,
  noPixelSums,
  pixelAdder,
  type PixelSums,
} from "../../../analyses/image/pixelSums.ts";

/** Sums of lists of pictures, each list by an adder of its own. */
function sumsOf(length: number, ...lists: Uint8Array[][]): PixelSums {
  const sums = noPixelSums(length);
  for (const pictures of lists) {
    const adder = pixelAdder(length);
    pictures.forEach(adder.add);
    addPacked(sums, adder.packed());
  }
  return sums;
}

test("addPacked(sums, pixelAdder(length).packed()) adds sRGB levels and light", () => {
  const pictures = [
    [0, 255],
    [1, 255],
    [10, 0],
    [0, 0],
    [128, 1],
  ].map((pixels) => Uint8Array.from(pixels));
  const expected = {
    srgb: Float64Array.of(139, 511),
    linear: Float64Array.of(20 + 199 + 14146, 65535 * 2 + 20),
  };
  expect(sumsOf(2, pictures)).toEqual(expected);
  expect(sumsOf(2, pictures.slice(3), [], pictures.slice(0, 3))).toEqual(expected);
});

test.each([1, 2, 3, 4, 5, 7, 12])(
  "pixelAdder(%i).packed() is right for pixels anywhere in a buffer",
  (length) => {
    const buffer = Uint8Array.from({ length: 40 }, (_, i) => (37 * i) % 256);
    const pictures = [0, 1, 2, 3, 4, 8, 13].map((from) => buffer.subarray(from, from + length));
    const expected = (value: (level: number) => number): Float64Array =>
      Float64Array.from({ length }, (_, i) =>
        pictures.reduce((sum, pixels) => sum + value(pixels[i]!), 0),
      );
    expect(sumsOf(length, pictures)).toEqual({
      srgb: expected((level) => level),
      linear: expected((level) => linearLevels[level]!),
    });
  },
);

test("pixelAdder(length).packed() is exact for as many pictures as it takes, its sums for more", () => {
  const [white, nearlyWhite] = [Uint8Array.of(255), Uint8Array.of(254)];
  const full = Array.from({ length: mostPictures }, (_, i) => (i % 4 === 0 ? nearlyWhite : white));
  expect(sumsOf(1, full, full, full)).toEqual({
    srgb: Float64Array.of((3 * mostPictures * (3 * 255 + 254)) / 4),
    linear: Float64Array.of((3 * mostPictures * (3 * 65535 + linearLevels[254]!)) / 4),
  });
});
