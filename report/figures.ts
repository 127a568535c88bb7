import type { Figure } from "./figure.ts";
import { averageContrast } from "./figures/averageContrast.ts";
import { averagedImages } from "./figures/averagedImages.ts";
import { genreSimilarity } from "./figures/genreSimilarity.ts";
import { otherMeasures } from "./figures/otherMeasures.ts";
import { controlCovers, sampleCovers } from "./figures/sampleCovers.ts";
import { selfRanks } from "./figures/selfRanks.ts";

/** The figures that prose can show, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  averageContrast,
  averagedImages,
  controlCovers,
  genreSimilarity,
  otherMeasures,
  sampleCovers,
  selfRanks,
};
