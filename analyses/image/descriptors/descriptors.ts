import type { RgbImage } from "../../../data/corpus/image.ts";
import { colourDescriptor, colourLength } from "./colourDescriptor.ts";
import { textureDescriptor, textureLength } from "./textureDescriptor.ts";

/** Features made by hand of a picture with sides of 64 pixels at least; 128 x 128 is what they are meant for. */
export interface Descriptor {
  /** how many numbers there are, whatever the size of the picture */
  length: number;
  /** no number is infinite or NaN; [length] */
  describe(image: RgbImage): Float32Array;
}

/** The descriptors by the names that analyses call them by. */
export const descriptors = {
  colours: { length: colourLength, describe: colourDescriptor },
  texture: { length: textureLength, describe: textureDescriptor },
} as const satisfies Record<string, Descriptor>;
