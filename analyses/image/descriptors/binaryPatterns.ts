import { type Plane, regionCount, regions } from "./plane.ts";

/** 56 uniform patterns with an edge, the two without, and all others together. */
const patterns = 59;
const others = patterns - 1;
/** Length of `binaryPatterns`. */
export const binaryPatternsLength = patterns * regionCount;

/** Of a diagonal neighbour at radius 1: how far it lies along each axis, in 100,000ths of a pixel. */
const far = 70711;
const near = 100_000 - far;

/** Uniform pattern of each 8 bits, first neighbour lowest: its number of ones, then its turn, as scikit-image counts them. */
const codes = Uint8Array.from({ length: 256 }, (_, bits) => {
  const bit = (index: number): number => (bits >> (index & 7)) & 1;
  const places = [0, 1, 2, 3, 4, 5, 6, 7];
  const ones = places.filter((place) => bit(place) === 1).length;
  const starts = places.filter((place) => bit(place) === 1 && bit(place - 1) === 0);
  if (ones === 0) return 0;
  if (ones === 8) return others - 1;
  return starts.length > 1 ? others : 1 + (ones - 1) * 8 + ((8 - starts[0]!) % 8);
});

/**
 * Square roots of the shares of the 59 uniform local binary patterns with 8 neighbours at radius 1, over the whole and
 * its 4 x 4 cells, without the pixels of the border: [17, 59]. The patterns are those of scikit-image's
 * `local_binary_pattern(grey, 8, 1, "nri_uniform")`, in whole numbers, so that no rounding decides ties. Sources: Ojala
 * et al. 2002, doi:10.1109/TPAMI.2002.1017623; Ahonen et al. 2006, doi:10.1109/TPAMI.2006.244 (cells).
 */
export function binaryPatterns(grey: Plane): Float64Array {
  const out = new Float64Array(binaryPatternsLength);
  for (const [index, region] of regions(patternPlane(grey)).entries()) {
    for (const pattern of region) out[index * patterns + pattern]! += 1 / region.length;
  }
  return out.map(Math.sqrt);
}

/** The pattern of each pixel that has all neighbours, 0 to 58: [height - 2, width - 2]. */
export function patternPlane({ width, height, values }: Plane): Plane {
  const inner: Plane = {
    width: width - 2,
    height: height - 2,
    values: new Float64Array((width - 2) * (height - 2)),
  };
  for (let i = 0; i < inner.values.length; i++) {
    const at = (Math.floor(i / inner.width) + 1) * width + (i % inner.width) + 1;
    inner.values[i] = codes[neighbourBits(values, at, width)]!;
  }
  return inner;
}

/** Which neighbours are as bright as the pixel or brighter, from the right one against the clock. */
function neighbourBits(values: Float64Array, at: number, width: number): number {
  const centre = values[at]!;
  const [right, up] = [values[at + 1]!, values[at - width]!];
  const [left, down] = [values[at - 1]!, values[at + width]!];
  return (
    Number(right >= centre) |
    (Number(isBrightCorner(values[at - width + 1]!, right + up, centre)) << 1) |
    (Number(up >= centre) << 2) |
    (Number(isBrightCorner(values[at - width - 1]!, left + up, centre)) << 3) |
    (Number(left >= centre) << 4) |
    (Number(isBrightCorner(values[at + width - 1]!, left + down, centre)) << 5) |
    (Number(down >= centre) << 6) |
    (Number(isBrightCorner(values[at + width + 1]!, right + down, centre)) << 7)
  );
}

/** Interpolates between the pixel's corner, the sum of the two beside that, and the pixel. */
function isBrightCorner(corner: number, beside: number, centre: number): boolean {
  return far * (far * corner + near * beside) + near * near * centre >= 1e10 * centre;
}
