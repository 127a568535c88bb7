import { colourHistogram } from "../image/histograms/colourHistogram.ts";
import { type Share, share } from "../stats/evaluation.ts";
import { type CoverSummary, packSummary, type SummarySizes } from "./coverSummary.ts";
import { fitGaussian } from "./fitGaussian.ts";
import { describeFields, distanceFrom } from "./unusual.ts";

/** Covers at the size a network sees them, 8-bit sRGB: [size, size, 3] each, and the places of their genres. */
export interface LabelledPixels {
  pixels: readonly Uint8Array[];
  labels: readonly number[];
}

/** How far covers are from the mean of the training covers. */
export interface Distances {
  components: number;
  /** of the training covers: percentiles 0 to 100 */
  percentiles: number[];
  /** a picture further than this looks like none of them; so many of 100 training covers do not */
  limit: { distance: number; percent: number };
  /** share of test covers that are further */
  beyond: Share;
}

/** The summary of the training covers, as it is read from its bytes. */
export function summariseCovers(
  { pixels, labels }: LabelledPixels,
  sizes: SummarySizes,
): Uint8Array {
  const histograms = Array.from({ length: sizes.genres }, (_, genre) =>
    meanHistogram(
      pixels.filter((_, i) => labels[i] === genre),
      sizes.bins,
    ),
  );
  const gaussian = fitGaussian(pixels.map(describeFields), sizes.components);
  return packSummary({ gaussian, histograms }, sizes);
}

function meanHistogram(covers: readonly Uint8Array[], bins: number): Float32Array {
  const sum = new Float64Array(bins ** 3);
  for (const pixels of covers)
    colourHistogram(pixels, bins).forEach((value, i) => (sum[i]! += value));
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) || 1;
  return Float32Array.from(sum, (value) => value / length);
}

/** Distances of the covers from the mean of a summary, which is of the first. */
export function measureDistances(
  { gaussian }: CoverSummary,
  [train, test]: readonly [LabelledPixels, LabelledPixels],
  percent: number,
): Distances {
  const distances = ({ pixels }: LabelledPixels): number[] =>
    pixels.map((picture) => distanceFrom(gaussian, describeFields(picture)));
  const sorted = distances(train).sort((a, b) => a - b);
  const percentiles = Array.from({ length: 101 }, (_, i) =>
    Number(sorted[Math.round((i / 100) * (sorted.length - 1))]!.toPrecision(4)),
  );
  const distance = percentiles[percent]!;
  const far = distances(test).filter((it) => it > distance).length;
  return {
    components: gaussian.directions.length,
    percentiles,
    limit: { distance, percent },
    beyond: share(far, test.pixels.length),
  };
}
