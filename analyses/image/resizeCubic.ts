import type { RgbImage } from "../../data/corpus/image.ts";
import { roundHalfEven } from "./roundHalfEven.ts";

const { fround } = Math;

/**
 * The image at another size by bicubic interpolation, equal to OpenCV 4's `resize(..., INTER_CUBIC)`: 4 taps, a = -0.75,
 * edge pixels repeated, no antialiasing. Source: opencv/modules/imgproc/src/resize.cpp.
 */
export function resizeCubic(image: RgbImage, width: number, height: number): RgbImage {
  const columns = cubicTaps(image.width, width);
  const rows = cubicTaps(image.height, height);
  const lines = filteredLines(image, columns);
  const levels = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) {
    const four = rows.positions.subarray(4 * y, 4 * y + 4);
    const weights = rows.weights.subarray(4 * y, 4 * y + 4);
    const row = levels.subarray(y * width * 3, (y + 1) * width * 3);
    blendLines(Array.from(four, lines), weights, row);
  }
  return { width, height, pixels: new Uint8Array(levels.buffer) };
}

/** Fixed-point weights: 1 is 2048. */
const unit = 2 ** 11;

/** Four source positions and weights for each target position. */
interface Taps {
  positions: Int32Array; // [target, 4]
  weights: Int32Array; // [target, 4]
}

function cubicTaps(source: number, target: number): Taps {
  const positions = new Int32Array(target * 4);
  const weights = new Int32Array(target * 4);
  const scale = 1 / (target / source);
  for (let i = 0; i < target; i++) {
    const centre = fround((i + 0.5) * scale - 0.5);
    const first = Math.floor(centre) - 1;
    const kernel = cubicWeights(fround(centre - first - 1));
    for (let j = 0; j < 4; j++) {
      positions[4 * i + j] = Math.min(Math.max(first + j, 0), source - 1);
      weights[4 * i + j] = roundHalfEven(kernel[j]! * unit);
    }
  }
  return { positions, weights };
}

/** Keys' kernel at the distances 1 + x, x, 1 - x and 2 - x, of sum 1. */
function cubicWeights(x: number): [number, number, number, number] {
  const before = outerWeight(1 + x);
  const at = innerWeight(x);
  const after = innerWeight(1 - x);
  return [before, at, after, fround(fround(fround(1 - before) - at) - after)];
}

const a = -0.75;

/** at distances up to 1 */
function innerWeight(t: number): number {
  return fround(((a + 2) * t - (a + 3)) * t * t + 1);
}

/** at distances from 1 to 2 */
function outerWeight(t: number): number {
  return fround(((a * t - 5 * a) * t + 8 * a) * t - 4 * a);
}

/** Source lines filtered along x, in units of 1 / `unit`. The last four asked for are kept: neighbouring rows share them. */
function filteredLines({ width, pixels }: RgbImage, columns: Taps): (y: number) => Int32Array {
  const slots = [0, 1, 2, 3].map(() => ({
    y: -1,
    line: new Int32Array((columns.positions.length / 4) * 3),
  }));
  return (y) => {
    const slot = slots[y % 4]!;
    if (slot.y !== y)
      filterLine(pixels.subarray(y * width * 3, (y + 1) * width * 3), columns, slot.line);
    slot.y = y;
    return slot.line;
  };
}

/** The channels of a pixel share positions and weights, so they are read once. */
function filterLine(source: Uint8Array, { positions, weights }: Taps, line: Int32Array): void {
  for (let i = 0, k = 0; i < line.length; i += 3, k += 4) {
    const a = 3 * positions[k]!;
    const b = 3 * positions[k + 1]!;
    const c = 3 * positions[k + 2]!;
    const d = 3 * positions[k + 3]!;
    const wa = weights[k]!;
    const wb = weights[k + 1]!;
    const wc = weights[k + 2]!;
    const wd = weights[k + 3]!;
    line[i] = source[a]! * wa + source[b]! * wb + source[c]! * wc + source[d]! * wd;
    line[i + 1] =
      source[a + 1]! * wa + source[b + 1]! * wb + source[c + 1]! * wc + source[d + 1]! * wd;
    line[i + 2] =
      source[a + 2]! * wa + source[b + 2]! * wb + source[c + 2]! * wc + source[d + 2]! * wd;
  }
}

/** In single precision from the last line to the first, like OpenCV's vector code; storing rounds half to even and clamps. */
function blendLines(lines: Int32Array[], weights: Int32Array, levels: Uint8ClampedArray): void {
  const [a, b, c, d] = lines as [Int32Array, Int32Array, Int32Array, Int32Array];
  const [wa, wb, wc, wd] = Float64Array.from(weights, (weight) => weight / unit ** 2);
  for (let i = 0; i < levels.length; i++) {
    let level = fround(d[i]! * wd!);
    level = fround(fround(c[i]! * wc!) + level);
    level = fround(fround(b[i]! * wb!) + level);
    levels[i] = fround(fround(a[i]! * wa!) + level);
  }
}
