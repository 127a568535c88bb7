import { expect, test } from "vitest";
import { gist, gistLength } from "../../../../analyses/image/descriptors/gist.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { distance, flat, flipped } from "./pictures.ts";
import type { RgbImage } from "../../../../data/corpus/image.ts";

const { cases } = readDescriptors();

test.each(cases)("gist($kind) is that of NumPy by the published code", (golden) => {
  expect(gist(golden.image)).toHaveLength(gistLength);
  expect(distance(gist(golden.image), golden.gist)).toBeLessThan(1e-5);
});

/** Waves in the picture that is looked at, so many pixels long. */
function waves(length: number, across: boolean): RgbImage {
  const pixels = Uint8Array.from({ length: 3 * 48 * 48 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    const at = across ? pixel % 48 : Math.floor(pixel / 48);
    return 128 + 100 * Math.sin((2 * Math.PI * at) / length);
  });
  return { width: 48, height: 48, pixels };
}

/** The filter that lets most through: [scale, orientation]. */
function strongest(image: RgbImage): [number, number] {
  const all = gist(image);
  const filter = Math.floor(all.indexOf(Math.max(...all)) / 16);
  return [Math.floor(filter / 8), filter % 8];
}

test("gist(waves) is strongest at their scale and direction", () => {
  expect(strongest(waves(1 / 0.3, true))).toEqual([0, 0]);
  expect(strongest(waves(1.85 / 0.3, true))).toEqual([1, 0]);
  expect(strongest(waves(1.85 / 0.3, false))).toEqual([1, 4]);
  expect(strongest(waves(1.85 ** 2 / 0.3, false))).toEqual([2, 4]);
});

test("gist(flat) is 0", () => {
  expect(Math.max(...gist(flat(64, [30, 60, 90])))).toBeLessThan(1e-9);
});

test("gist(flipped) mirrors cells and turns", () => {
  const image = cases[1]!.image;
  const [one, other] = [gist(image), gist(flipped(image))];
  const mirrored = one.map((_, i) => {
    const [scale, turn, row, column] = [i >> 7, (i >> 4) & 7, (i >> 2) & 3, i & 3];
    return one[(scale << 7) | (((8 - turn) % 8) << 4) | (row << 2) | (3 - column)]!;
  });
  expect(distance(other, mirrored)).toBeLessThan(0.02);
  expect(distance(other, one)).toBeGreaterThan(0.2);
});

test("gist(one pixel) is strongest in its cell", () => {
  const image = flat(48, [0, 0, 0]);
  image.pixels.fill(255, 3 * (48 * 18 + 30), 3 * (48 * 18 + 31));
  const finest = gist(image).subarray(0, 16);
  expect(finest.indexOf(Math.max(...finest))).toBe(4 + 2);
});
