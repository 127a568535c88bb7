/** Mean of an averaged image over its pixels, 8-bit sRGB, 0 to 255. */
export interface MeanColour {
  red: number;
  green: number;
  blue: number;
}

/** One genre's averages. Pictures: `<genre>-sample` (32x32), `<genre>-srgb` and `<genre>-linear` (full size). */
export interface GenreAverage {
  /** covers averaged in the full-size pictures */
  covers: number;
  /** covers averaged in the sample picture */
  sample: number;
  meanColour: MeanColour;
  /** root mean square deviation of an averaged image from its own mean colour, grey levels of 255, by number of covers averaged (32x32) */
  contrast: { covers: number; rms: number }[];
  /** root mean square difference between the genre's average and the average of all genres, grey levels of 255 (sRGB, full size) */
  distanceToGrandMean: number;
}

/** Pictures besides the genres': `all-srgb`, `all-linear`, the mean of the genres' means. */
export interface AveragedImages {
  size: number;
  sampleSize: number;
  genres: Record<string, GenreAverage>;
}
