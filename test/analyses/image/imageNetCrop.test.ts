import { expect, it } from "vitest";
import { imageNetCrop } from "../../../analyses/image/imageNetCrop.ts";
import { sha256 } from "../../../data/hash.ts";
import type { RgbImage } from "../../../data/image.ts";
import { torchvision } from "../backbones/goldens.ts";
import { noise } from "../nn/noise.ts";

it.each(torchvision.crops)(
  "imageNetCrop($width x $height) is torchvision's on Pillow, bit for bit",
  ({ width, height, sha256: expected, corner }) => {
    const { pixels, ...size } = imageNetCrop(picture(width, height));
    expect(size).toEqual({ width: 224, height: 224 });
    expect([...pixels.subarray(0, 3)]).toEqual(corner);
    expect(sha256(pixels)).toBe(expected);
  },
);

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
