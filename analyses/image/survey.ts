import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { addPacked, noPixelSums, type PixelSums } from "./pixelSums.ts";
import type { SurveyParams } from "./surveyPart.ts";
import { addToSurvey, completeSurvey, openSurvey, readPart } from "./surveyParts.ts";

/** The poster's: 32x32 for the numbers, the covers' own 350x350 for the pictures. */
export const surveyParams: SurveyParams = { thumbnailSize: 32, fullSize: 350 };

/** What one pass over the covers leaves of each genre. */
export interface Survey {
  /** the genre's covers at thumbnail size in the order of the corpus, some hundreds at a time: [covers, size, size, 3] */
  thumbnails(genre: string): AsyncIterable<Uint8Array>;
  /** sums over the genre's covers at full size: [size, size, 3] */
  sums(genre: string): Promise<PixelSums>;
}

const stepOf = (params: SurveyParams) => ({ name: "survey", module: import.meta.url, params });

/** Decodes every cover once, whatever corpora it is in. A killed run goes on where it stopped. */
export async function survey(
  corpus: Corpus,
  params: SurveyParams,
  context: Context,
): Promise<Survey> {
  const opened = await openSurvey(corpus, stepOf(params), context);
  const kept = await opened.store.exclusively(() => completeSurvey(opened));
  return {
    async *thumbnails(genre) {
      const pixels = new Map<string, Uint8Array>();
      const size = 3 * params.thumbnailSize ** 2;
      for (const part of kept.get(genre)!) {
        const { names, thumbnails } = await readPart(opened, genre, part);
        names.forEach((name, i) => pixels.set(name, thumbnails.subarray(i * size, (i + 1) * size)));
      }
      const names = [...opened.genres.get(genre)!.keys()];
      for (let start = 0; start < names.length; start += coversPerChunk)
        yield Buffer.concat(
          names.slice(start, start + coversPerChunk).map((name) => pixels.get(name)!),
        );
    },
    async sums(genre) {
      const sums = noPixelSums(3 * params.fullSize ** 2);
      for (const part of kept.get(genre)!)
        addPacked(sums, (await readPart(opened, genre, part)).packed);
      return sums;
    },
  };
}

const coversPerChunk = 512;

/** Decodes those of `covers`, some of a corpus, that are in no survey yet. */
export async function surveySome(
  corpus: Corpus,
  covers: readonly Cover[],
  params: SurveyParams,
  context: Context,
): Promise<void> {
  await addToSurvey(await openSurvey(corpus, stepOf(params), context), covers);
}
