import { describe, expect, it } from "vitest";
import type { Lock } from "../../../../data/corpus/lock.ts";
import type { Cause } from "../../../../report/diff/read/change.ts";
import { comparabilityOf } from "../../../../report/diff/judge/comparability.ts";
import { compareLocks, describeCorpus } from "../../../../report/diff/read/corpora.ts";
import { renameText } from "../../../../report/diff/render/words.ts";
import { readShapes } from "../../../../report/diff/read/shapes.ts";

const lock = (
  ...covers: [id: string, genre: string, split: "train" | "test", sha256?: string][]
): Lock => ({
  covers: covers.map(([id, genre, split, sha256 = `file ${id}`]) => ({
    id,
    genre,
    split,
    sha256,
    sizeBytes: 1,
    width: 1,
    height: 1,
    phash: "",
    duplicateOf: "",
  })),
  unreadable: [],
});
const old = lock(["a", "pop", "train"], ["b", "pop", "test"], ["c", "jazz", "test"]);
const corpusCause: Cause = { part: "corpus", text: "corpus: covers: 1 came" };
const param = (path: string): Cause => ({ part: "params", path, text: `${path} 1 → 2` });
const model = (predictions: Record<string, string>) =>
  readShapes({ models: { m: { test: { loss: 1 }, train: { loss: 1 }, predictions } } });
const answers = { b: "pop 0.90", c: "pop 0.80" };

function reason(path: string, causes: Cause[], now: Lock, shapes = model(answers)): string | null {
  const change = compareLocks("x", old, now);
  const { reason } = comparabilityOf(causes, { before: old, after: now, change });
  return reason(path, model(answers), shapes);
}

describe("comparabilityOf(causes, locks).reason(path, before, after)", () => {
  it("a training cover that came leaves test values comparable, not training values", () => {
    const now = lock(
      ["a", "pop", "train"],
      ["b", "pop", "test"],
      ["c", "jazz", "test"],
      ["d", "pop", "train"],
    );
    expect(reason("models.m.test.loss", [corpusCause], now)).toBeNull();
    expect(reason("models.m.train.loss", [corpusCause], now)).toBe("other covers: 1 came");
  });

  it("a test cover of another genre, of another file, or that came makes another test set", () => {
    const genre = lock(["a", "pop", "train"], ["b", "jazz", "test"], ["c", "pop", "test"]);
    const file = lock(["a", "pop", "train"], ["b", "pop", "test", "z"], ["c", "jazz", "test"]);
    const path = "models.m.test.loss";
    expect(reason(path, [corpusCause], genre)).toBe("test set changed: 2 changed genre");
    expect(reason(path, [corpusCause], file)).toBe("test set changed: 1 are other files");
    const more = model({ ...answers, d: "pop 0.50" });
    expect(reason(path, [], old, more)).toBe("test set changed: 1 came");
  });

  it("another genre makes everything another question", () => {
    const now = lock(["a", "pop", "train"], ["b", "pop", "test"], ["c", "soul", "test"]);
    expect(reason("models.m.test.loss", [corpusCause], now)).toBe("genre renamed: jazz → soul");
    const other = lock(["a", "pop", "train"], ["b", "pop", "test"], ["d", "soul", "test"]);
    expect(reason("models.m.test.loss", [corpusCause], other)).toBe("genres changed: −jazz, +soul");
  });

  it("a test cover under another name is the same cover", () => {
    const now = lock(["a", "pop", "train"], ["z", "pop", "test", "file b"], ["c", "jazz", "test"]);
    const renamed = model({ z: "pop 0.90", c: "pop 0.80" });
    expect(reason("models.m.test.loss", [corpusCause], now, renamed)).toBe(
      "test set changed: 1 are under another name",
    );
  });

  it("parameters are a cause for models, a protocol for other values; seeds and repeats never are", () => {
    expect(reason("models.m.test.loss", [param("params.recipe.epochs")], old)).toBeNull();
    const plain = readShapes({ poster: { mean: 1 }, exact: { mean: 1 } });
    const of = (path: string, place: string) => {
      const { reason } = comparabilityOf([param(place)], { before: old, after: old, change: null });
      return reason(path, plain, plain);
    };
    expect(of("exact.mean", "params.bins")).toBe("other parameters: params.bins 1 → 2");
    expect(of("poster.mean", "params.poster.sample")).toContain("params.poster.sample");
    expect(of("exact.mean", "params.poster.sample")).toBeNull();
    expect(of("exact.mean", "params.seed")).toBeNull();
    expect(of("poster.mean", "params.poster.repeats")).toBeNull();
  });
});

describe("compareLocks(corpus, before, after)", () => {
  it("names covers that came, went, changed side", () => {
    const now = lock(["a", "pop", "test"], ["b", "pop", "test"], ["d", "jazz", "test"]);
    const change = compareLocks("x", old, now)!;
    expect(change).toMatchObject({
      came: ["d"],
      went: ["c"],
      toTest: ["a"],
      toTrain: [],
      genre: [],
      covers: 3,
    });
    expect(describeCorpus(change)).toBe(
      "covers: 1 came, 1 went, 1 went from the training to the test side",
    );
    expect(compareLocks("x", old, old)).toBeNull();
  });

  const thrash = (id: string, file: string, genre = "thrash"): Parameters<typeof lock>[0] => [
    ...([id, genre, "train", file] as const),
  ];

  it("tells a renamed genre by the hashes of its files", () => {
    const before = lock(["a", "pop", "train"], thrash("thrash/1", "x"), thrash("thrash/2", "y"));
    const after = lock(
      ["a", "pop", "train"],
      thrash("metal/1", "x", "metal"),
      thrash("metal/2", "y", "metal"),
    );
    const change = compareLocks("x", before, after)!;
    expect(change).toMatchObject({ came: [], went: [], moved: [], genre: [] });
    expect(change.renamed).toEqual([{ from: "thrash", to: "metal", covers: 2, resplit: 0 }]);
    expect(describeCorpus(change)).toBe("covers: genre thrash renamed metal (2)");
  });

  it("counts those of a renamed genre that changed side, once", () => {
    const before = lock(thrash("thrash/1", "x"), thrash("thrash/2", "y"));
    const after = lock(["metal/1", "metal", "test", "x"], thrash("metal/2", "y", "metal"));
    const change = compareLocks("x", before, after)!;
    expect(change).toMatchObject({ toTest: ["metal/1"], moved: [], covers: 2 });
    expect(renameText(change.renamed[0]!)).toBe(
      "genre thrash renamed metal, 2 covers, of which 1 changed side: a new name is dealt anew",
    );
  });

  it("is no renaming where a genre is split, or joined to one that was there", () => {
    const before = lock(["a", "pop", "train"], thrash("1", "x"), thrash("2", "y"));
    const split = lock(["a", "pop", "train"], thrash("1", "x", "rock"), thrash("2", "y", "metal"));
    const joined = lock(["a", "pop", "train"], thrash("1", "x", "pop"), thrash("2", "y", "pop"));
    for (const after of [split, joined])
      expect(compareLocks("x", before, after)).toMatchObject({ renamed: [], genre: ["1", "2"] });
  });

  it("pairs no files that lie there twice, and no drawn covers, which have none", () => {
    const before = lock(thrash("1", "x"), thrash("2", "x"), thrash("3", ""));
    const after = lock(thrash("4", "x"), thrash("5", "x"), thrash("6", ""));
    expect(compareLocks("x", before, after)).toMatchObject({
      moved: [],
      came: ["4", "5", "6"],
      went: ["1", "2", "3"],
    });
  });
});
