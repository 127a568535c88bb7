import type { RgbImage } from "../../../data/corpus/image.ts";

const cell = 8;
const block = 2 * cell;
const bins = 9;
/** of the Gaussian that weighs a block's pixels */
const sigma = block / 4;
/** no direction of a block may have more of its length */
const clip = 0.2;

/** Strength of the gradient at each pixel, shared between two neighbouring directions. */
interface Gradients {
  width: number;
  /** the first direction; the second is the next */
  bin: Uint8Array;
  first: Float64Array;
  second: Float64Array;
}

/**
 * Histogram of oriented gradients (Dalal and Triggs 2005) as OpenCV's HOGDescriptor computes it by default: blocks of
 * 2 x 2 cells of 8 x 8 pixels, one cell apart, 9 unsigned directions, square root of the levels, blocks to unit length
 * twice. Sides must be multiples of 8; [(width / 8 - 1) (height / 8 - 1) 36].
 */
export function gradientHistogram(image: RgbImage): Float64Array {
  const { width, height } = image;
  if (width % cell !== 0 || height % cell !== 0 || Math.min(width, height) < block)
    throw new Error(`not in cells of ${cell} pixels: ${width}x${height}`);
  const gradients = gradientsOf(image);
  const weights = blockWeights();
  const parts: Float64Array[] = [];
  for (let left = 0; left + block <= width; left += cell)
    for (let top = 0; top + block <= height; top += cell)
      parts.push(normalised(blockHistogram(gradients, weights, left, top)));
  const histogram = new Float64Array(parts.length * 4 * bins);
  parts.forEach((part, index) => histogram.set(part, index * part.length));
  return histogram;
}

/** Central differences of the channel that changes most, mirrored at the border. */
function gradientsOf({ width, height, pixels }: RgbImage): Gradients {
  const bin = new Uint8Array(width * height);
  const first = new Float64Array(width * height);
  const second = new Float64Array(width * height);
  const level = (x: number, y: number, channel: number): number =>
    Math.sqrt(pixels[3 * (mirrored(y, height) * width + mirrored(x, width)) + channel]!);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [dx, dy] = [0, 0];
      for (let channel = 2; channel >= 0; channel--) {
        const across = level(x + 1, y, channel) - level(x - 1, y, channel);
        const down = level(x, y + 1, channel) - level(x, y - 1, channel);
        if (across ** 2 + down ** 2 > dx ** 2 + dy ** 2) [dx, dy] = [across, down];
      }
      const at = y * width + x;
      const turn = (Math.atan2(dy, dx) / Math.PI + 2) % 1;
      const place = turn * bins - 0.5;
      const share = place - Math.floor(place);
      const strength = Math.hypot(dx, dy);
      bin[at] = (Math.floor(place) + bins) % bins;
      first[at] = strength * (1 - share);
      second[at] = strength * share;
    }
  return { width, bin, first, second };
}

function mirrored(at: number, length: number): number {
  return at < 0 ? -at : at >= length ? 2 * length - 2 - at : at;
}

/** Directions of a block in its cells, columns of cells first: [4 cells, bins]. */
function blockHistogram(
  { width, bin, first, second }: Gradients,
  weights: Float64Array,
  left: number,
  top: number,
): Float64Array {
  const histogram = new Float64Array(4 * bins);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    const pixel = i >> 2;
    const at = (top + Math.floor(pixel / block)) * width + left + (pixel % block);
    const start = (i & 3) * bins;
    histogram[start + bin[at]!]! += weight * first[at]!;
    histogram[start + ((bin[at]! + 1) % bins)]! += weight * second[at]!;
  }
  return histogram;
}

/** What each pixel of a block counts for each cell, by its distance from the centres of both: [block, block, 4 cells]. */
function blockWeights(): Float64Array {
  return Float64Array.from({ length: 4 * block ** 2 }, (_, i) => {
    const [x, y] = [(i >> 2) % block, Math.floor((i >> 2) / block)];
    const [column, row] = [(i >> 1) & 1, i & 1];
    return nearness(x, column) * nearness(y, row) * gaussian(x) * gaussian(y);
  });
}

function nearness(pixel: number, cellIndex: number): number {
  return Math.max(0, 1 - Math.abs((pixel + 0.5) / cell - 0.5 - cellIndex));
}

function gaussian(pixel: number): number {
  return Math.exp(-((pixel - block / 2) ** 2) / (2 * sigma ** 2));
}

function normalised(histogram: Float64Array): Float64Array {
  const length = (values: Float64Array): number =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const scale = 1 / (length(histogram) + 0.1 * histogram.length);
  const clipped = histogram.map((value) => Math.min(value * scale, clip));
  const again = 1 / (length(clipped) + 1e-3);
  return clipped.map((value) => value * again);
}
