import type { Plane } from "./plane.ts";

/** Bins of L*, a* and b*. */
const bins = [4, 6, 6] as const;
/** Bounds of L*, a* and b*; what lies outside counts for the outermost bin. */
const bounds = [
  [0, 100],
  [-48, 48],
  [-48, 48],
] as const;

/** Length of `labHistogram`. */
export const labHistogramLength = bins[0] * bins[1] * bins[2];

/**
 * Square roots of the shares of pixels in each bin of L* x a* x b*: [4 * 6 * 6], of Euclidean length 1, so that dot
 * products are Bhattacharyya coefficients (Hellinger kernel; Arandjelović and Zisserman 2012,
 * doi:10.1109/CVPR.2012.6248018).
 */
export function labHistogram([l, a, b]: readonly [Plane, Plane, Plane]): Float64Array {
  const counts = new Float64Array(labHistogramLength);
  for (const [i, lightness] of l.values.entries()) {
    const row = binOf(lightness, 0) * bins[1] + binOf(a.values[i]!, 1);
    counts[row * bins[2] + binOf(b.values[i]!, 2)]!++;
  }
  return counts.map((count) => Math.sqrt(count / l.values.length));
}

function binOf(value: number, channel: 0 | 1 | 2): number {
  const [low, high] = bounds[channel];
  const place = Math.floor(((value - low) / (high - low)) * bins[channel]);
  return Math.min(Math.max(place, 0), bins[channel] - 1);
}
