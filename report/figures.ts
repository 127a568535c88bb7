import type { Figure } from "./figure.ts";
import { accuracyByGenre, transferAccuracy } from "./figures/accuracyByGenre.ts";
import { averageContrast } from "./figures/averageContrast.ts";
import { averageDifferences } from "./figures/averageDifferences.ts";
import { averagedImages } from "./figures/averagedImages.ts";
import { confusionMatrices, transferConfusion } from "./figures/confusionMatrices.ts";
import { featureMap } from "./figures/featureMap.ts";
import { baselineAccuracy } from "./figures/baselineAccuracy.ts";
import { negativeControl, positiveControl } from "./figures/controls.ts";
import { genreSimilarity } from "./figures/genreSimilarity.ts";
import { learningCurves } from "./figures/learningCurves.ts";
import { otherMeasures } from "./figures/otherMeasures.ts";
import { controlCovers, sampleCovers } from "./figures/sampleCovers.ts";
import { selfRanks } from "./figures/selfRanks.ts";

/** The figures that prose can show, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  accuracyByGenre,
  averageContrast,
  averageDifferences,
  averagedImages,
  baselineAccuracy,
  confusionMatrices,
  controlCovers,
  featureMap,
  genreSimilarity,
  learningCurves,
  negativeControl,
  otherMeasures,
  positiveControl,
  sampleCovers,
  selfRanks,
  transferAccuracy,
  transferConfusion,
};
