import { expect, it } from "vitest";
import { acrossGenres, tellAcrossGenres } from "../../../../report/edition/covers/acrossGenres.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const { corpus } = sampleEdition("mine", ["folk", "pop"]);

it("acrossGenres(corpus) finds the same file, and look-alikes, under two genres", () => {
  expect(acrossGenres(corpus)).toEqual({ same: [], alike: [] });
  expect(tellAcrossGenres(corpus)).toEqual({ same: [], alike: [] });
  const [a, b] = corpus.covers.filter(({ genre }) => genre === "folk").map(({ id }) => id);
  const covers = corpus.covers.map((cover) => {
    if (cover.id === "pop/a100.jpg") return { ...cover, sha256: "folk0", duplicateOf: a! };
    if (cover.id === "pop/a101.jpg") return { ...cover, sha256: "folk1", duplicateOf: b! };
    return cover.id === "pop/a105.jpg" ? { ...cover, duplicateOf: "folk/a105.jpg" } : cover;
  });
  const { same, alike } = acrossGenres({ ...corpus, covers });
  expect(same.map((set) => set.map(({ id }) => id))).toEqual([
    [a, "pop/a100.jpg"],
    [b, "pop/a101.jpg"],
  ]);
  expect(alike.map((set) => set.map(({ id }) => id))).toEqual([["folk/a105.jpg", "pop/a105.jpg"]]);
  expect(tellAcrossGenres({ ...corpus, covers })).toEqual({
    same: [
      "2 covers under more than one genre, the same file to the byte: folk/a100.jpg = pop/a100.jpg and folk/a101.jpg = pop/a101.jpg",
    ],
    alike: [
      "1 cover under more than one genre, files that look alike: folk/a105.jpg = pop/a105.jpg",
    ],
  });
});
