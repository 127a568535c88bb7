import type { RgbImage } from "../../data/corpus/image.ts";
import { centreCrop, type Crop } from "../image/centreCrop.ts";
import { type Normalisation, normalise } from "../image/normalise.ts";
import { applyHead } from "../validation/applyHead.ts";
import { meanProbabilities } from "./meanProbabilities.ts";
import { headShapes } from "./headShapes.ts";
import { unpackTensors } from "./packTensors.ts";

/** What there is to know of a frozen network with a last layer, besides their files. */
export interface NetworkFacts {
  /** in the order of its outputs */
  genres: readonly string[];
  /** numbers that the frozen network gives for a picture */
  features: number;
  temperature: { value: number };
  crop: Crop;
  normalisation: Normalisation;
}

export interface NetworkJudge {
  /** the picture as the network sees it, 8-bit sRGB: [side, side, 3] */
  shrink(image: RgbImage): Uint8Array;
  /** what the frozen network is fed for pixels that `shrink` gave: [3, side, side] */
  input(pixels: Uint8Array): Float32Array;
  /** by genre, of features that the frozen network gave */
  probabilities(features: Float32Array): number[];
}

/** Judges pictures as the analysis does; in a browser, too. Throws for a file that is not of these facts. */
export function networkJudge(facts: NetworkFacts, file: Uint8Array): NetworkJudge {
  const { crop, normalisation, temperature, features, genres } = facts;
  const tensors = unpackTensors(headShapes({ genres: genres.length, features }), file);
  const head = { weight: tensors["weight"]!, bias: tensors["bias"]! };
  return {
    shrink: (image) => centreCrop(image, crop).pixels,
    input: (pixels) => normalise([pixels], normalisation),
    probabilities: (row) => meanProbabilities([applyHead(head, row)], temperature.value),
  };
}
