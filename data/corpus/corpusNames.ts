/** The corpus of the poster; its edition has prose of its own. */
export const posterCorpus = "bandcamp";
/** Corpora with a committed lock; the first is the paper's. */
export const corpusNames = [posterCorpus, "control"] as const;
/** Corpora a reader may fetch instead; their results stay in .cache/. */
export const fetchedCorpusNames = ["musicbrainz"] as const;
export type CorpusName = (typeof corpusNames | typeof fetchedCorpusNames)[number];

export function isCorpusName(name: string): name is CorpusName {
  return [...corpusNames, ...fetchedCorpusNames].some((known) => known === name);
}
