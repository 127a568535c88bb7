import type { RgbImage } from "../../../data/corpus/image.ts";
import type { Plane } from "./plane.ts";

/** Light of each 8-bit sRGB level, 0 to 1, unrounded (IEC 61966-2-1). */
const light = Float64Array.from({ length: 256 }, (_, level) => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Linear sRGB to CIE XYZ, each row divided by its entry of the white point D65, 2 degrees (IEC 61966-2-1). */
const xyz = [
  [0.412453 / 0.95047, 0.35758 / 0.95047, 0.180423 / 0.95047],
  [0.212671, 0.71516, 0.072169],
  [0.019334 / 1.08883, 0.119193 / 1.08883, 0.950227 / 1.08883],
] as const;

/**
 * CIE 1976 L*a*b* of sRGB under D65 (CIE 15:2004, 8.2.1): L* from 0 to 100, a* and b* within about 110 of 0. Equal to
 * scikit-image's `rgb2lab`.
 */
export function labPlanes({ width, height, pixels }: RgbImage): [l: Plane, a: Plane, b: Plane] {
  const plane = (): Plane => ({ width, height, values: new Float64Array(width * height) });
  const [l, a, b] = [plane(), plane(), plane()];
  for (let i = 0; i < width * height; i++) {
    const red = light[pixels[3 * i]!]!;
    const green = light[pixels[3 * i + 1]!]!;
    const blue = light[pixels[3 * i + 2]!]!;
    const x = compress(dot(xyz[0], red, green, blue));
    const y = compress(dot(xyz[1], red, green, blue));
    const z = compress(dot(xyz[2], red, green, blue));
    l.values[i] = 116 * y - 16;
    a.values[i] = 500 * (x - y);
    b.values[i] = 200 * (y - z);
  }
  return [l, a, b];
}

/** A cube root with a straight line near black. */
function compress(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
}

function dot(
  [r, g, b]: readonly [number, number, number],
  red: number,
  green: number,
  blue: number,
): number {
  return r * red + g * green + b * blue;
}
