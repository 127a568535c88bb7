import type { AveragedImages } from "../../../analyses/averagedImages.ts";
import type { Edition } from "../edition.ts";
import { firstFew, fixed } from "../../language/formats.ts";

/** A large picture shows no cover with more than a twentieth of its own contrast, which is lost among what all share. */
export const fewestAveraged = 20;

/** Whether a large picture may be shown in which a cover counts `weight`: always of covers drawn here, or that may be recognised. */
export function isPublishable({ corpus, paper }: Edition, weight: number): boolean {
  if (paper?.rights.singles) return true;
  const isDrawn = corpus.covers.every(({ sha256 }) => sha256 === "");
  return isDrawn || weight * fewestAveraged <= 1;
}

/** Thumbnails hold less: this many hide each other. */
export const fewestInSample = 5;

/** What a cover counts in the mean of its genre or, as the one that counts most, in the mean of all genres (`all`). */
export function weightIn({ genres }: AveragedImages, name: string): number {
  const counts = Object.values(genres).map(({ covers }) => covers);
  if (name === "all") return 1 / (Math.min(...counts) * counts.length);
  return 1 / genres[name]!.covers;
}

/** Why there is no large picture of these. */
export function tooFewToShow({ paper }: Edition, labels: readonly string[], gain = 1): string {
  const whose = paper ? "which may not be recognised" : "which belong to their artists";
  return `Not shown of ${firstFew(labels, 12)}: single covers, ${whose}, could be seen in an average of fewer than ${fixed(fewestAveraged * gain, 0)}.`;
}
