import type { RgbImage } from "../../data/corpus/image.ts";
import { colourHistogram } from "../image/histograms/colourHistogram.ts";
import { compareHistograms } from "../image/histograms/compareHistograms.ts";
import { resizeCubic } from "../image/resizeCubic.ts";
import { parameters } from "../nn/network/layout.ts";
import { customNetwork } from "../nn/network/networks.ts";
import { unpackSummary } from "./coverSummary.ts";
import { ensembleProbabilities } from "./ensemble.ts";
import { unpackTensors } from "./packTensors.ts";
import { describeFields, distanceFrom } from "./unusual.ts";

/** What there is to know about an ensemble besides its files. */
export interface EnsembleFacts {
  /** in the order of its outputs */
  genres: readonly string[];
  /** edge of its input in pixels */
  network: { size: number };
  temperature: { value: number };
  unusual: { components: number; percentiles: readonly number[] };
  /** levels a channel of the genres' histograms */
  bins: number;
}

/** The ensemble's files, as `packTensors` and `packSummary` wrote them. */
export interface EnsembleFiles {
  parameters: readonly Uint8Array[];
  covers: Uint8Array;
}

/** What is said of one picture. */
export interface Judgement {
  /** by genre */
  probabilities: number[];
  /** of 100 training covers, how many are nearer to their mean */
  nearer: number;
  /** correlation of its colour histogram with the mean one of each genre, -1 to 1 */
  likeness: number[];
}

export interface PictureJudge {
  /** the picture as the networks see it, 8-bit sRGB: [size, size, 3] */
  shrink(image: RgbImage): Uint8Array;
  /** by genre, of pixels that `shrink` gave */
  probabilities(pixels: Uint8Array): number[];
  judge(pixels: Uint8Array): Judgement;
}

/** Judges pictures as the analysis does; in a browser, too. Throws for files that are not of these facts. */
export function pictureJudge(facts: EnsembleFacts, files: EnsembleFiles): PictureJudge {
  const { size } = facts.network;
  const network = customNetwork(facts.genres.length, { size });
  const tensors = files.parameters.map((bytes) => unpackTensors(parameters(network), bytes));
  const { components, percentiles } = facts.unusual;
  const sizes = { components, genres: facts.genres.length, bins: facts.bins };
  const { gaussian, histograms } = unpackSummary(files.covers, sizes);
  const probabilities = ensembleProbabilities(
    { network, parameters: tensors },
    facts.temperature.value,
  );
  return {
    shrink: (image) => resizeCubic(image, size, size).pixels,
    probabilities,
    judge(pixels) {
      const distance = distanceFrom(gaussian, describeFields(pixels));
      const histogram = colourHistogram(pixels, facts.bins);
      return {
        probabilities: probabilities(pixels),
        nearer: percentiles.slice(1).filter((percentile) => percentile < distance).length,
        likeness: histograms.map((mean) => compareHistograms(histogram, mean).correlation),
      };
    },
  };
}
