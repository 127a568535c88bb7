import { expect, test } from "vitest";
import { linearLevels } from "../../../analyses/image/linearLight.ts";
import { pixelAdder } from "../../../analyses/image/pixelSums.ts";

test("pixelAdder(length).sums() adds sRGB levels and light", () => {
  const adder = pixelAdder(2);
  for (const pixels of [
    [0, 255],
    [1, 255],
    [10, 0],
    [0, 0],
    [128, 1],
  ])
    adder.add(Uint8Array.from(pixels));
  expect(adder.sums()).toEqual({
    srgb: Float64Array.of(139, 511),
    linear: Float64Array.of(20 + 199 + 14146, 65535 * 2 + 20),
  });
});

test.each([1, 2, 3, 4, 5, 7, 12])(
  "pixelAdder(%i).sums() is right for pixels anywhere in a buffer",
  (length) => {
    const buffer = Uint8Array.from({ length: 40 }, (_, i) => (37 * i) % 256);
    const pictures = [0, 1, 2, 3, 4, 8, 13].map((from) => buffer.subarray(from, from + length));
    const adder = pixelAdder(length);
    pictures.forEach(adder.add);
    const sumsOf = (value: (level: number) => number): Float64Array =>
      Float64Array.from({ length }, (_, i) =>
        pictures.reduce((sum, pixels) => sum + value(pixels[i]!), 0),
      );
    expect(adder.sums()).toEqual({
      srgb: sumsOf((level) => level),
      linear: sumsOf((level) => linearLevels[level]!),
    });
  },
);

test("pixelAdder(length).sums() is exact for very many pictures", () => {
  const adder = pixelAdder(1);
  const white = Uint8Array.of(255);
  const nearlyWhite = Uint8Array.of(254);
  for (let picture = 0; picture < 40_000; picture++)
    adder.add(picture % 4 === 0 ? nearlyWhite : white);
  expect(adder.sums()).toEqual({
    srgb: Float64Array.of(30_000 * 255 + 10_000 * 254),
    linear: Float64Array.of(30_000 * 65535 + 10_000 * linearLevels[254]!),
  });
});

test("pixelAdder(length).sums() can be taken between pictures", () => {
  const adder = pixelAdder(1);
  adder.add(Uint8Array.of(3));
  expect(adder.sums().srgb).toEqual(Float64Array.of(3));
  adder.add(Uint8Array.of(4));
  expect(adder.sums().srgb).toEqual(Float64Array.of(7));
});
