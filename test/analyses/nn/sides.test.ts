import { describe, expect, it } from "vitest";
import { sidesOf } from "../../../analyses/nn/sides.ts";
import { splitCorpus } from "../splitCorpus.ts";

const corpus = splitCorpus(["a", "b"], 30, (i) => i % 3 === 0);

describe("sidesOf(corpus, shuffledGenres)", () => {
  const sides = sidesOf(corpus);

  it("parts the covers by their split, in the order of the corpus", () => {
    expect(sides.test.ids).toEqual(
      corpus.covers.filter(({ split }) => split === "test").map(({ id }) => id),
    );
    expect([...sides.train.places, ...sides.test.places].sort((a, b) => a - b)).toEqual([
      ...corpus.covers.keys(),
    ]);
    for (const { places, ids, labels } of Object.values(sides))
      for (const [i, place] of places.entries()) {
        expect(corpus.covers[place]!.id).toBe(ids[i]);
        expect(corpus.genres[labels[i]!]).toBe(corpus.covers[place]!.genre);
      }
  });

  it("deals genres out anew on each side, as many of each as before, by the seed", () => {
    const dealt = sidesOf(corpus, "seed");
    for (const split of ["train", "test"] as const) {
      expect(dealt[split].places).toEqual(sides[split].places);
      expect(dealt[split].labels).not.toEqual(sides[split].labels);
      expect([...dealt[split].labels].sort()).toEqual([...sides[split].labels].sort());
    }
    expect(sidesOf(corpus, "seed")).toEqual(dealt);
    expect(sidesOf(corpus, "another seed")).not.toEqual(dealt);
  });
});
