import type { Figure } from "./figure.ts";
import { accuracyByGenre, transferAccuracy } from "./accuracyByGenre.ts";
import { auditVerdicts } from "./auditVerdicts.ts";
import { averageContrast } from "./averageContrast.ts";
import { averageDifferences } from "./averageDifferences.ts";
import { averagedCovers, averagedImages } from "./averagedImages.ts";
import { confusionMatrices, transferConfusion } from "./confusionMatrices.ts";
import { featureAccuracy } from "./featureAccuracy.ts";
import { featureCurves } from "./featureCurves.ts";
import { finding } from "./finding.ts";
import { featureMap } from "./featureMap.ts";
import { baselineAccuracy } from "./baselineAccuracy.ts";
import { negativeControl, positiveControl } from "./controls.ts";
import { genreSimilarity } from "./genreSimilarity.ts";
import { learningCurves } from "./learningCurves.ts";
import { occlusionMaps } from "./occlusionMaps.ts";
import { otherMeasures } from "./otherMeasures.ts";
import { reliability } from "./reliability.ts";
import { controlCovers, sampleCovers } from "./sampleCovers.ts";
import { selfRanks } from "./selfRanks.ts";
import { tuningCurves } from "./tuningCurves.ts";

/** The figures that prose can show, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  accuracyByGenre,
  auditVerdicts,
  averageContrast,
  averageDifferences,
  averagedCovers,
  averagedImages,
  baselineAccuracy,
  confusionMatrices,
  controlCovers,
  featureAccuracy,
  featureCurves,
  featureMap,
  finding,
  genreSimilarity,
  learningCurves,
  negativeControl,
  occlusionMaps,
  otherMeasures,
  positiveControl,
  reliability,
  sampleCovers,
  selfRanks,
  transferAccuracy,
  transferConfusion,
  tuningCurves,
};
