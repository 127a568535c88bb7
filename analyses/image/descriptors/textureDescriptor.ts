import type { RgbImage } from "../../../data/corpus/image.ts";
import { binaryPatterns, binaryPatternsLength } from "./binaryPatterns.ts";
import { gist, gistLength } from "./gist.ts";
import { greyPlane } from "./grey.ts";
import { orientedGradients, orientedGradientsLength } from "./orientedGradients.ts";

/** Length of `textureDescriptor`. */
export const textureLength = orientedGradientsLength + binaryPatternsLength + gistLength;

/** Edges and texture of a picture in grey: [3279]. In order: oriented gradients [1764], binary patterns [1003], GIST [512]. */
export function textureDescriptor(image: RgbImage): Float32Array {
  const grey = greyPlane(image);
  return Float32Array.of(...orientedGradients(grey), ...binaryPatterns(grey), ...gist(image));
}
