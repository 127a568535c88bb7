import { gridCells, type Plane } from "./plane.ts";

/** Cells a side: 16 pixels each in a picture of 128. */
const cells = 8;
/** Unsigned directions: 20 degrees each. */
const directions = 9;
/** Blocks of 2 x 2 cells a side, one cell apart. */
const blocks = cells - 1;
/** No direction of a block may have more of its length. */
const clip = 0.2;
const epsilon = 1e-5;

/** Length of `orientedGradients`. */
export const orientedGradientsLength = blocks ** 2 * 4 * directions;

/**
 * Histograms of oriented gradients in blocks of 2 x 2 of the picture's 8 x 8 cells, L2-Hys: [7, 7, 2, 2, 9]. Equal to
 * scikit-image's `hog(grey, 9, (16, 16), (2, 2))` at 128 x 128, without votes shared between neighbours. Source: Dalal
 * and Triggs 2005, doi:10.1109/CVPR.2005.177.
 */
export function orientedGradients(grey: Plane): Float64Array {
  const histograms = cellHistograms(grey);
  const out = new Float64Array(orientedGradientsLength);
  for (let block = 0; block < blocks ** 2; block++) {
    const first = Math.floor(block / blocks) * cells + (block % blocks);
    const four = [first, first + 1, first + cells, first + cells + 1];
    const joined = Float64Array.from(four.flatMap((cell) => [...histograms[cell]!]));
    out.set(normalised(joined), block * joined.length);
  }
  return out;
}

/** Mean strength of each direction in each cell: [cells * cells][directions]. */
function cellHistograms(grey: Plane): Float64Array[] {
  const { strength, direction } = gradients(grey);
  const strengths = gridCells(strength, cells);
  return gridCells(direction, cells).map((bins, cell) => {
    const histogram = new Float64Array(directions);
    bins.forEach((bin, i) => (histogram[bin]! += strengths[cell]![i]! / bins.length));
    return histogram;
  });
}

/** Central differences, none across the border. */
function gradients({ width, height, values }: Plane): { strength: Plane; direction: Plane } {
  const strength = new Float64Array(values.length);
  const direction = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const dx = x > 0 && x < width - 1 ? values[i + 1]! - values[i - 1]! : 0;
    const dy = y > 0 && y < height - 1 ? values[i + width]! - values[i - width]! : 0;
    strength[i] = Math.sqrt(dx * dx + dy * dy);
    const turn = (Math.atan2(dy, dx) / Math.PI + 1) % 1;
    direction[i] = Math.floor(turn * directions);
  }
  return {
    strength: { width, height, values: strength },
    direction: { width, height, values: direction },
  };
}

/** To unit length, clipped, and to unit length again (Lowe's hysteresis). */
function normalised(histogram: Float64Array): Float64Array {
  const once = unit(histogram);
  return unit(once.map((value) => Math.min(value, clip)));
}

function unit(values: Float64Array): Float64Array {
  const squares = values.reduce((sum, value) => sum + value * value, epsilon ** 2);
  return values.map((value) => value / Math.sqrt(squares));
}
