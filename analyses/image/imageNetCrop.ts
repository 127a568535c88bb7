import type { RgbImage } from "../../data/image.ts";
import { resizeBilinear } from "./resizeBilinear.ts";

/** torchvision's transform of its ImageNet weights: short side to 256 (the other truncated), then the middle 224x224. */
export function imageNetCrop(image: RgbImage): RgbImage {
  const short = Math.min(image.width, image.height);
  const scaled = (side: number): number =>
    side === short ? 256 : Math.trunc((256 * side) / short);
  return centreCrop(resizeBilinear(image, scaled(image.width), scaled(image.height)), 224);
}

function centreCrop({ width, height, pixels }: RgbImage, side: number): RgbImage {
  const [left, top] = [roundHalfEven((width - side) / 2), roundHalfEven((height - side) / 2)];
  const out = new Uint8Array(3 * side * side);
  for (let y = 0; y < side; y++) {
    const from = 3 * ((top + y) * width + left);
    out.set(pixels.subarray(from, from + 3 * side), 3 * y * side);
  }
  return { width: side, height: side, pixels: out };
}

/** Python's round(). */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const isHalf = value - floor === 0.5;
  return isHalf ? floor + (floor % 2) : Math.round(value);
}
