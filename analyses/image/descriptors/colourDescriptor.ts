import type { RgbImage } from "../../../data/corpus/image.ts";
import { labPlanes } from "./lab.ts";
import { labHistogram, labHistogramLength } from "./labHistogram.ts";
import { moments } from "./moments.ts";
import { gridCells, meanOf, regionCount, regions } from "./plane.ts";

/** Cells a side in which colours are averaged. */
const meanCells = 8;

/** Length of `colourDescriptor`. */
export const colourLength = labHistogramLength + 3 * 3 * regionCount + 3 * meanCells ** 2;

/**
 * Colours of a picture in CIE Lab: [489]. In order: the joint histogram [144]; of L*, then a*, then b*, the moments of
 * the whole and of its 4 x 4 cells [3, 17, 3]; of the same, the means of 8 x 8 cells [3, 64]. Sides of 8 pixels at
 * least.
 */
export function colourDescriptor(image: RgbImage): Float32Array {
  const planes = labPlanes(image);
  return Float32Array.of(
    ...labHistogram(planes),
    ...planes.flatMap((plane) => regions(plane).flatMap(moments)),
    ...planes.flatMap((plane) => gridCells(plane, meanCells).map(meanOf)),
  );
}
