import type { Corpus, Cover } from "../../data/corpus/corpus.ts";

/** The corpus as analyses see it: what must not be parted looks the same, so that folds keep it together. */
export function inGroups(corpus: Corpus): Corpus {
  const joined = ({ group, ...cover }: Cover): Cover =>
    group === undefined ? cover : { ...cover, duplicateOf: group === cover.id ? "" : group };
  return { ...corpus, covers: corpus.covers.map(joined) };
}
