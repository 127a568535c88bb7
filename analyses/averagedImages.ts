import type { Corpus } from "../data/corpus/corpus.ts";
import { UserError } from "../data/error.ts";
import type { RgbImage } from "../data/corpus/image.ts";
import type { Analysis, Context, Outcome } from "./contract/analysis.ts";
import { contrast, difference, type Levels, meanColour, squareImage } from "./image/levels.ts";
import { srgbLevel } from "./image/linearLight.ts";
import { type Survey, survey, surveyParams, surveySome } from "./image/survey.ts";
import { groupMeans, type GroupMeans } from "./stats/groupMeans.ts";

/** Mean of an averaged image over its pixels, 8-bit sRGB, 0 to 255. */
export interface MeanColour {
  red: number;
  green: number;
  blue: number;
}

/** What averaging so many covers leaves of them. */
export interface Contrast {
  covers: number;
  /** number of random samples of so many covers, no cover in two of them */
  samples: number;
  /** root mean square deviation of an averaged image (32x32) from its own mean colour, grey levels of 255; mean over the samples */
  rms: number;
}

/** One genre's averages. Pictures: `<genre>-sample` (32x32), `<genre>-srgb` and `<genre>-linear` (full size). */
export interface GenreAverage {
  /** covers averaged in the full-size pictures */
  covers: number;
  /** covers averaged in the sample picture */
  sample: number;
  /** of all covers (sRGB, full size) */
  meanColour: MeanColour;
  /** by number of covers averaged, from few to all */
  contrast: Contrast[];
  /** root mean square difference between the genre's average and the average of all genres, grey levels of 255 (sRGB, full size) */
  distanceToGrandMean: number;
}

/** Pictures besides the genres': `all-srgb`, `all-linear`, the mean of the genres' means. */
export interface AveragedImages {
  size: number;
  sampleSize: number;
  genres: Record<string, GenreAverage>;
  /** the mean of the genres' means (sRGB, full size) */
  grandMean: { meanColour: MeanColour; rms: number };
}

export interface AveragedImagesParams {
  /** edge of the full-size pictures in pixels */
  size: number;
  /** edge of the sample pictures in pixels */
  thumbnailSize: number;
  /** covers averaged in the sample pictures */
  sampleSize: number;
  /** numbers of covers averaged for `contrast`, besides all; at most so many samples of each */
  contrast: { covers: number[]; samples: number };
  seed: string;
}

/** What the covers of a genre have in common, pixel by pixel. */
export const averagedImages: Analysis<AveragedImagesParams, AveragedImages> = {
  name: "averagedImages",
  module: import.meta.url,
  params: {
    size: surveyParams.fullSize,
    thumbnailSize: surveyParams.thumbnailSize,
    sampleSize: 50,
    contrast: { covers: [5, 50, 500], samples: 100 },
    seed: "averagedImages",
  },
  run,
  readCovers: (corpus, covers, { size, thumbnailSize }, context) =>
    surveySome(corpus, covers, { fullSize: size, thumbnailSize }, context),
};

/** The name of the grand mean's pictures, which no genre may have. */
const grandMeanName = "all";

async function run(
  corpus: Corpus,
  params: AveragedImagesParams,
  context: Context,
): Promise<Outcome<AveragedImages>> {
  const { size, thumbnailSize, sampleSize } = params;
  if (corpus.genres.includes(grandMeanName))
    throw new UserError(`genre name in use: ${grandMeanName}`);
  const surveyed = await survey(corpus, { fullSize: size, thumbnailSize }, context);
  const means = await meansByGenre(corpus, surveyed);
  const grandMean = meanOfMeans([...means.values()]);
  const genres: [string, GenreAverage][] = [];
  const images = fullSizeImages(grandMeanName, grandMean, size);
  for (const genre of corpus.genres) {
    const covers = countCovers(corpus, genre);
    const full = means.get(genre)!;
    const { sample, groups } = await meansOfSamples(genre, covers, surveyed, params);
    genres.push([genre, describe(covers, full, sample, groups, grandMean)]);
    images[`${genre}-sample`] = squareImage(sample.means[0]!, thumbnailSize);
    Object.assign(images, fullSizeImages(genre, full, size));
    context.onProgress("averaging covers", genres.length, corpus.genres.length);
  }
  const result = {
    size,
    sampleSize,
    genres: Object.fromEntries(genres),
    grandMean: { meanColour: nameChannels(grandMean.srgb), rms: contrast(grandMean.srgb) },
  };
  return { result, images };
}

function countCovers(corpus: Corpus, genre: string): number {
  return corpus.covers.filter((cover) => cover.genre === genre).length;
}

/** A full-size mean of sRGB levels, as the poster's, and one of light, as an eye sees from afar. */
interface FullSizeMean {
  srgb: Levels;
  light: Float64Array;
}

async function meansByGenre(corpus: Corpus, surveyed: Survey): Promise<Map<string, FullSizeMean>> {
  const means = new Map<string, FullSizeMean>();
  for (const genre of corpus.genres) {
    const covers = countCovers(corpus, genre);
    const { srgb, linear } = await surveyed.sums(genre);
    means.set(genre, {
      srgb: srgb.map((sum) => sum / covers),
      light: linear.map((sum) => sum / covers),
    });
  }
  return means;
}

/** Every genre counts the same, however many covers it has. */
function meanOfMeans(means: readonly FullSizeMean[]): FullSizeMean {
  const mean = (part: keyof FullSizeMean): Float64Array => {
    const sum = new Float64Array(means[0]![part].length);
    for (const { [part]: values } of means) values.forEach((value, i) => (sum[i]! += value));
    return sum.map((value) => value / means.length);
  };
  return { srgb: mean("srgb"), light: mean("light") };
}

/** The poster's sample, and the groups for `contrast`: all covers last. */
async function meansOfSamples(
  genre: string,
  covers: number,
  surveyed: Survey,
  params: AveragedImagesParams,
): Promise<{ sample: GroupMeans; groups: GroupMeans[] }> {
  const { thumbnailSize, sampleSize, seed } = params;
  const sizes = [...params.contrast.covers.filter((count) => count < covers), covers];
  const sample = Math.min(sampleSize, covers);
  const means = await groupMeans(
    surveyed.thumbnails(genre),
    { count: covers, length: 3 * thumbnailSize ** 2 },
    [...new Set([...sizes, sample])],
    { groups: params.contrast.samples, seed: `${seed}/${genre}` },
  );
  return {
    sample: means.find(({ size }) => size === sample)!,
    groups: means.slice(0, sizes.length),
  };
}

function describe(
  covers: number,
  full: FullSizeMean,
  sample: GroupMeans,
  groups: readonly GroupMeans[],
  grandMean: FullSizeMean,
): GenreAverage {
  return {
    covers,
    sample: sample.size,
    meanColour: nameChannels(full.srgb),
    contrast: groups.map(({ size, means }) => ({
      covers: size,
      samples: means.length,
      rms: means.reduce((sum, mean) => sum + contrast(mean), 0) / means.length,
    })),
    distanceToGrandMean: difference(full.srgb, grandMean.srgb),
  };
}

function nameChannels(levels: Levels): MeanColour {
  const [red, green, blue] = meanColour(levels);
  return { red, green, blue };
}

function fullSizeImages(
  name: string,
  { srgb, light }: FullSizeMean,
  size: number,
): Record<string, RgbImage> {
  return {
    [`${name}-srgb`]: squareImage(srgb, size),
    [`${name}-linear`]: squareImage(light.map(srgbLevel), size),
  };
}
