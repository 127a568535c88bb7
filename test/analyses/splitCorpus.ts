import { type Corpus, type Cover, makeCorpus } from "../../data/corpus/corpus.ts";

/** So many covers of each genre, `genre/00` and on, without pictures; those that `isTest` says are for testing. */
export function splitCorpus(
  genres: readonly string[],
  count: number,
  isTest: (place: number) => boolean,
): Corpus {
  const covers = genres.flatMap((genre) =>
    Array.from({ length: count }, (_, i): Cover => {
      const id = `${genre}/${String(i).padStart(2, "0")}`;
      const place = { id, genre, split: isTest(i) ? ("test" as const) : ("train" as const) };
      return {
        ...place,
        sha256: id,
        sizeBytes: 1,
        width: 1,
        height: 1,
        phash: "",
        duplicateOf: "",
      };
    }),
  );
  return makeCorpus("invented", covers, []);
}
