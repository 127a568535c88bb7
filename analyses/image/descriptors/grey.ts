import type { RgbImage } from "../../../data/corpus/image.ts";
import type { Plane } from "./plane.ts";

/** Luma in whole levels, 0 to 255 (ITU-R BT.601), bit for bit Pillow's mode `L` (Convert.c, `L24`). */
export function greyPlane({ width, height, pixels }: RgbImage): Plane {
  const values = new Float64Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const sum = 19595 * pixels[3 * i]! + 38470 * pixels[3 * i + 1]! + 7471 * pixels[3 * i + 2]!;
    values[i] = (sum + 0x8000) >> 16;
  }
  return { width, height, values };
}
