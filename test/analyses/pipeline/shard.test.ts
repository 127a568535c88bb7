import { expect, test } from "vitest";
import type { Analysis } from "../../../analyses/contract/analysis.ts";
import {
  computeFeatures,
  computeShard,
  parseShard,
  shardCount,
  shardOf,
} from "../../../analyses/pipeline/shard.ts";
import { drawnCorpus, plain } from "../drawnCovers.ts";
import { openWeights } from "../../../data/weights.ts";

const corpus = drawnCorpus({ "pop/a": plain(1, 2, 3) });

const toy = (run: Analysis<unknown, unknown>["run"] = async () => ({ result: 1, images: {} })) => ({
  name: "toy",
  module: "analyses/toy.ts",
  params: { recipe: { epochs: 2 }, models: { a: 1, b: 2, c: 3, d: 4 } } as unknown,
  run,
});

const filled: string[] = [];
const entry = { read: async () => Buffer.alloc(0), readAt: async () => Buffer.alloc(0) };
const cache = {
  exclusively: <T>(_name: string, work: () => Promise<T>) => work(),
  async entry(name: string, key: string) {
    filled.push(`${name} ${key}`);
    return entry;
  },
  blobs: () => ({
    names: async () => [],
    read: async () => null,
    write: async () => undefined,
    remove: async () => undefined,
    exclusively: <T>(work: () => Promise<T>) => work(),
  }),
  packs: () => ({ read: async () => null, write: async () => undefined }),
};
const source = { missing: async () => [] as string[], read: async () => Buffer.alloc(0) };
const options = {
  identify: async () => ({ code: "c", modules: {}, packages: {} }),
  cache,
  weights: openWeights("weights"),
  engine: { name: "onnx", threads: 2 } as const,
  onProgress: () => {},
};

test("shardOf(analysis, shard) has the first model and every count-th of the others", () => {
  const names = (text: string) =>
    Object.keys((shardOf(toy(), parseShard(text)).params as { models: object }).models);
  expect(names("1/1")).toEqual(["a", "b", "c", "d"]);
  expect([names("1/2"), names("2/2")]).toEqual([
    ["a", "b", "d"],
    ["a", "c"],
  ]);
  expect([1, 2, 3].map((i) => names(`${i}/3`).join(""))).toEqual(["ab", "ac", "ad"]);
  expect(shardCount(toy(), corpus, 1)).toBe(3);
});

test("shardOf(analysis, shard) parts a model by its seeds", () => {
  const params = {
    models: { a: { size: 32, seeds: ["a/1", "a/2"] }, b: { seeds: ["b/1", "b/2"] } },
  };
  const seeds = (text: string) => shardOf({ ...toy(), params }, parseShard(text)).params;
  expect(shardCount({ ...toy(), params }, corpus, 1)).toBe(3);
  expect(seeds("1/3")).toEqual({ models: { a: { size: 32, seeds: ["a/1", "a/2"] } } });
  expect(seeds("1/2")).toEqual({
    models: { a: { size: 32, seeds: ["a/1", "a/2"] }, b: { seeds: ["b/2"] } },
  });
  expect(seeds("3/3")).toEqual({
    models: { a: { size: 32, seeds: ["a/1"] }, b: { seeds: ["b/2"] } },
  });
});

test("shardOf refuses an analysis without models, parseShard what is no shard", () => {
  const whole = { ...toy(), params: { bins: 8 } };
  expect(shardCount(whole, corpus, 1)).toBe(1);
  expect(() => shardOf(whole, { index: 1, count: 2 })).toThrow(
    "toy has no models to compute apart (--shard 1/1 is all of it)",
  );
  expect(() => shardOf(toy(), { index: 1, count: 4 })).toThrow(
    "toy falls into 3 parts, not 4 (--shard 1/1 is all of it)",
  );
  for (const text of ["0/2", "1", "1/0", "a/b"])
    expect(() => parseShard(text)).toThrow(`not a shard: ${text} (expected 1/4 to 4/4)`);
  expect(() => parseShard("9/6")).toThrow("not a shard: 9/6 (expected 1/6 to 6/6)");
});

test("shardCount of an analysis that compares genres: at most as asked for, and as there are pairs", () => {
  const genres = ["a", "b", "c"];
  const pairing = { ...toy(), comparePairs: async () => {} };
  expect([1, 4, 20].map((most) => shardCount(pairing, { ...corpus, genres }, most))).toEqual([
    1, 4, 6,
  ]);
});

test("computeFeatures and computeShard ask an analysis for covers, and for pairs of genres", async () => {
  const asked: string[] = [];
  const analysis: Analysis<unknown, unknown> = {
    ...toy(() => Promise.reject(new Error("not a part"))),
    params: {},
    readCovers: async (_, covers) => void asked.push(covers.map(({ id }) => id).join(" ")),
    comparePairs: async (_, { index, count }) => void asked.push(`${index} of ${count}`),
  };
  const picture = plain(1, 2, 3);
  const three = drawnCorpus({ "pop/a": picture, "pop/b": picture, "rock/c": picture });
  const opened = { corpus: three, source };
  await computeFeatures(analysis, parseShard("1/2"), opened, options);
  await computeFeatures(analysis, parseShard("2/2"), opened, options);
  await computeShard(analysis, parseShard("2/3"), opened, options);
  expect(asked).toEqual(["pop/a.png pop/b.png", "rock/c.png", "2 of 3"]);
  await expect(computeFeatures(toy(), parseShard("1/2"), opened, options)).rejects.toThrow(
    "toy takes no features of single covers",
  );
});

test("computeShard leaves in the cache what the whole analysis asks for", async () => {
  const analysis = toy(async (_corpus, params, { cached }) => {
    for (const [name, value] of Object.entries((params as { models: object }).models))
      await cached({ name, module: "m", params: value as number }, async () => {});
    return { result: 1, images: {} };
  });
  const compute = async (text: string) => {
    filled.length = 0;
    await computeShard(analysis, parseShard(text), { corpus, source }, options);
    return [...filled];
  };
  const whole = await compute("1/1");
  const parts = [...(await compute("1/2")), ...(await compute("2/2"))];
  expect(new Set(parts)).toEqual(new Set(whole));
  const gone = { ...source, missing: async () => ["pop/a.png"] };
  await expect(
    computeShard(analysis, parseShard("1/2"), { corpus, source: gone }, options),
  ).rejects.toThrow("cannot compute drawn/toy: no cover pop/a.png here");
});
