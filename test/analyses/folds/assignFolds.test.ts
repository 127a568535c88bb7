import { describe, expect, it } from "vitest";
import { assignFolds } from "../../../analyses/folds/assignFolds.ts";
import { type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";

const cover = (id: string, duplicateOf = ""): Cover => ({
  id,
  genre: id.split("/")[0]!,
  split: "train",
  sha256: id,
  sizeBytes: 1,
  width: 1,
  height: 1,
  phash: "",
  duplicateOf,
});

describe("assignFolds(corpus, count, seed)", () => {
  const covers = ["a", "b"].flatMap((genre) =>
    Array.from({ length: 10 }, (_, i) => cover(`${genre}/${i}`)),
  );

  it("deals each genre out evenly, the same again for the same seed", () => {
    const corpus = makeCorpus("two", covers, []);
    const folds = assignFolds(corpus, 5, "seed");
    for (const genre of ["a", "b"]) {
      const own = folds.filter((_, place) => corpus.covers[place]!.genre === genre);
      expect(own.toSorted()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
    expect(assignFolds(corpus, 5, "seed")).toEqual(folds);
    expect(assignFolds(corpus, 5, "other")).not.toEqual(folds);
  });

  it("keeps covers that look the same in one fold, whatever their genres", () => {
    const same = [cover("b/same", "a/3"), cover("b/again", "a/3"), cover("a/lost", "a/gone")];
    const corpus = makeCorpus("same", [...covers, ...same], []);
    const folds = assignFolds(corpus, 5, "seed");
    const foldOf = (id: string) => folds[corpus.covers.findIndex((one) => one.id === id)];
    expect(foldOf("b/same")).toBe(foldOf("a/3"));
    expect(foldOf("b/again")).toBe(foldOf("a/3"));
    expect(foldOf("a/lost")).toBeTypeOf("number");
  });
});
