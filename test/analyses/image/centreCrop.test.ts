import { expect, it } from "vitest";
import { centreCrop } from "../../../analyses/image/centreCrop.ts";
import { resizeBilinear } from "../../../analyses/image/resizeBilinear.ts";
import { sha256 } from "../../../data/hash.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { torchvision } from "../backbones/goldens.ts";
import { noise } from "../nn/noise.ts";

const imageNet = { short: 256, side: 224 };

it.each(torchvision.crops)(
  "centreCrop($width x $height, 256, 224) is torchvision's on Pillow, bit for bit",
  ({ width, height, sha256: expected, corner }) => {
    const { pixels, ...size } = centreCrop(picture(width, height), imageNet);
    expect(size).toEqual({ width: 224, height: 224 });
    expect([...pixels.subarray(0, 3)]).toEqual(corner);
    expect(sha256(pixels)).toBe(expected);
  },
);

it.each([
  [1, 1],
  [3, 2],
  [7, 31],
  [31, 7],
  [224, 224],
  [255, 257],
  [256, 256],
  [257, 255],
  [350, 350],
  [351, 640],
  [640, 351],
  [999, 500],
])("centreCrop($0 x $1, 256, 224) is the middle of the whole resized picture", (width, height) => {
  const image = picture(width, height);
  expect(sha256(centreCrop(image, imageNet).pixels)).toBe(sha256(cropOfWhole(image)));
});

it.each([
  [20000, 1],
  [1, 20000],
])("centreCrop($0 x $1, 256, 224) is that of its middle four pixels", (width, height) => {
  const middle = picture(Math.min(width, 4), Math.min(height, 4));
  const pixels = new Uint8Array(3 * width * height);
  pixels.set(middle.pixels, (3 * (width * height - 4)) / 2);
  expect(sha256(centreCrop({ width, height, pixels }, imageNet).pixels)).toBe(
    sha256(cropOfWhole(middle)),
  );
});

/** The plain way: all of the resized picture, then its middle. */
function cropOfWhole(image: RgbImage): Uint8Array {
  const short = Math.min(image.width, image.height);
  const [width, height] = [image.width, image.height].map((side) =>
    side === short ? 256 : Math.trunc((256 * side) / short),
  ) as [number, number];
  const all = (size: number) => ({ size, first: 0, length: size });
  const { pixels } = resizeBilinear(image, all(width), all(height));
  const [left, top] = [pythonRound((width - 224) / 2), pythonRound((height - 224) / 2)];
  const lines = Array.from({ length: 224 }, (_, y) => {
    const from = 3 * ((top + y) * width + left);
    return pixels.subarray(from, from + 3 * 224);
  });
  return Buffer.concat(lines);
}

function pythonRound(value: number): number {
  return value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}

/** The twin of crop() in test/goldens/backbones.py: noise, darker in every other block of 60x40. */
function picture(width: number, height: number): RgbImage {
  const levels = noise(3 * width * height, 1, 0, 256);
  const pixels = new Uint8Array(levels.length);
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    const dark = (Math.floor(y / 40) + Math.floor(x / 60)) % 2 === 0;
    const level = Math.floor(levels[i]!) % 256;
    pixels[i] = dark ? level >> 2 : level;
  }
  return { width, height, pixels };
}
