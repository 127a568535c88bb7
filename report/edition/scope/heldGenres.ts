import type { Results } from "../../../analyses/index.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import { modelsOfResults } from "./models.ts";

/**
 * Genres of the corpus that a result says nothing of, by analysis: it is from before they came. One that has
 * none of them is not understood, and left out.
 */
export function unheldGenres({ genres }: Corpus, results: Results): Map<string, string[]> {
  const held: Record<string, object | undefined> = {
    averagedImages: results.averagedImages?.genres,
    histogramSimilarity: results.histogramSimilarity?.covers,
  };
  for (const [analysis, models] of Object.entries(modelsOfResults(results)))
    held[analysis] = Object.values(models)[0]?.test?.confusion; // results of other code may lack tests
  const unheld = Object.entries(held).map(([analysis, known]): [string, string[]] => [
    analysis,
    known === undefined ? [] : genres.filter((genre) => !Object.hasOwn(known, genre)),
  ]);
  const isTold = ({ length }: string[]) => length > 0 && length < genres.length;
  return new Map(unheld.filter(([, missing]) => isTold(missing)));
}

/** The corpus without genres, their covers included: what there is to show when results do not hold them. */
export function withoutGenres(corpus: Corpus, left: readonly string[]): Corpus {
  if (left.length === 0) return corpus;
  const isHeld = ({ genre }: { genre: string }): boolean => !left.includes(genre);
  return {
    ...corpus,
    genres: corpus.genres.filter((genre) => isHeld({ genre })),
    covers: corpus.covers.filter(isHeld),
    unreadable: corpus.unreadable.filter(isHeld),
    absent: corpus.absent.filter(isHeld),
  };
}
