import { expect, test } from "vitest";
import type { Results } from "../../../../analyses/index.ts";
import { makeCorpus } from "../../../../data/corpus/corpus.ts";
import { unheldGenres, withoutGenres } from "../../../../report/edition/scope/heldGenres.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const { corpus, results } = sampleEdition("x", ["folk", "jazz"]);
const thrash = { ...corpus.covers[0]!, id: "thrash/1.jpg", genre: "thrash" };
const larger = makeCorpus("x", [...corpus.covers, thrash], []);

test("unheldGenres(corpus, results) names by analysis the genres that came after its result", () => {
  expect(unheldGenres(corpus, results)).toEqual(new Map());
  const found = unheldGenres(larger, results);
  expect(found.size).toBeGreaterThan(3);
  expect(new Set([...found.values()].flat())).toEqual(new Set(["thrash"]));
});

test("unheldGenres(corpus, results) of a result in another shape is none", () => {
  const other = { averagedImages: { genres: [] } } as unknown as Results;
  expect(unheldGenres(larger, other)).toEqual(new Map());
});

test("withoutGenres(corpus, left) has none of their covers, and the same hash", () => {
  const held = withoutGenres(larger, ["thrash"]);
  expect(held.genres).toEqual(["folk", "jazz"]);
  expect(held.covers.map(({ id }) => id)).not.toContain("thrash/1.jpg");
  expect(held.hash).toBe(larger.hash);
  expect(withoutGenres(corpus, [])).toBe(corpus);
});
