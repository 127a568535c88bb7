import { expect, test } from "vitest";
import type { Analysis } from "../../../analyses/contract/analysis.ts";
import { fullTraining } from "../../../analyses/fullTraining.ts";
import { analyses } from "../../../analyses/index.ts";
import { multiplyAdds } from "../../../analyses/nn/network/cost.ts";
import { alexNet, customNetwork } from "../../../analyses/nn/network/networks.ts";
import { planJobs } from "../../../analyses/pipeline/plan.ts";
import { computeShard, parseShard, shardCount, shardOf } from "../../../analyses/pipeline/shard.ts";
import { drawnCorpus, plain } from "../drawnCovers.ts";
import { openWeights } from "../../../data/weights.ts";

const toy = (run: Analysis<unknown, unknown>["run"] = async () => ({ result: 1, images: {} })) => ({
  name: "toy",
  module: "analyses/toy.ts",
  params: { recipe: { epochs: 2 }, models: { a: 1, b: 2, c: 3, d: 4 } } as unknown,
  run,
});

test("shardOf(analysis, shard) has the first model and every count-th of the others", () => {
  const names = (text: string) =>
    Object.keys((shardOf(toy(), parseShard(text)).params as { models: object }).models);
  expect(names("1/1")).toEqual(["a", "b", "c", "d"]);
  expect([names("1/2"), names("2/2")]).toEqual([
    ["a", "b", "d"],
    ["a", "c"],
  ]);
  expect([1, 2, 3].map((i) => names(`${i}/3`).join(""))).toEqual(["ab", "ac", "ad"]);
  expect(shardCount(toy())).toBe(3);
});

test("shardOf(analysis, shard) parts a model by its seeds", () => {
  const params = {
    models: { a: { size: 32, seeds: ["a/1", "a/2"] }, b: { seeds: ["b/1", "b/2"] } },
  };
  const seeds = (text: string) => shardOf({ ...toy(), params }, parseShard(text)).params;
  expect(shardCount({ ...toy(), params })).toBe(3);
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
  expect(shardCount(whole)).toBe(1);
  expect(() => shardOf(whole, { index: 1, count: 2 })).toThrow(
    "toy has no models to compute apart (--shard 1/1 is all of it)",
  );
  for (const text of ["0/2", "3/2", "1", "1/0", "a/b"])
    expect(() => parseShard(text)).toThrow(`not a shard: ${text} (expected 1/4 to 4/4)`);
});

test("computeShard leaves in the cache what the whole analysis asks for", async () => {
  const filled: string[] = [];
  const entry = { read: async () => Buffer.alloc(0), readAt: async () => Buffer.alloc(0) };
  const cache = {
    exclusively: <T>(_name: string, work: () => Promise<T>) => work(),
    async entry(name: string, key: string) {
      filled.push(`${name} ${key}`);
      return entry;
    },
    blobs: () => ({ read: async () => null, write: async () => undefined }),
  };
  const analysis = toy(async (_corpus, params, { cached }) => {
    for (const [name, value] of Object.entries((params as { models: object }).models))
      await cached({ name, module: "m", params: value as number }, async () => {});
    return { result: 1, images: {} };
  });
  const corpus = drawnCorpus({ "pop/a": plain(1, 2, 3) });
  const source = { missing: async () => [] as string[], read: async () => Buffer.alloc(0) };
  const options = {
    identify: async () => ({ code: "c", modules: {}, packages: {} }),
    results: "",
    cache,
    weights: openWeights("weights"),
    engine: { name: "onnx", threads: 2 } as const,
    force: false,
    frozen: false,
    dry: false,
    onStatus: () => {},
    onProgress: () => {},
  };
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

test("planJobs(analyses, corpora, options): every model is in a job, every job has its command and cost", async () => {
  const corpus = drawnCorpus({ "pop/a": plain(1, 2, 3), "rock/b": plain(1, 2, 3) });
  const jobs = await planJobs(Object.values(analyses), [corpus], {
    identify: async () => ({ code: "c", modules: {}, packages: {} }),
    engine: { name: "onnx", threads: 2 },
  });
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  const training = jobs.filter(({ analysis }) => analysis === "fullTraining");
  const models = Object.values(fullTraining.params.models);
  const runs = models.flatMap(({ seeds }) => seeds);
  expect(training).toHaveLength(runs.length - 1);
  expect(new Set(training.flatMap((job) => job.models))).toEqual(
    new Set(Object.keys(fullTraining.params.models)),
  );
  expect(training[0]).toMatchObject({
    name: "drawn-fullTraining-1",
    shard: "1/4",
    command: "npm run build -- --corpus drawn --only fullTraining --shard 1/4",
    inputs: { covers: 2, drawn: true, hash: corpus.hash },
    cost: { passes: 2 * 10 * 2, multiplyAdds: 3 * 2 * 10 * 2 * multiplyAdds(customNetwork(2)) },
  });
  expect(jobs[0]).toMatchObject({ shard: "1/1", cost: { passes: 2 } });
  const published = jobs.filter(({ analysis }) => analysis === "imageNetTransfer");
  expect(published.map(({ models, shard }) => [...models, shard])).toEqual([
    ["alexNet", "1/4"],
    ["resNet18", "2/4"],
    ["resNet34", "3/4"],
    ["resNet152", "4/4"],
  ]);
  expect(published[1]!.inputs.weights).toEqual(["alexNet", "resNet18", "resNet34", "resNet152"]);
  expect(published[1]!.cost).toMatchObject({
    passes: 2,
    // torchvision states 1.81 thousand million, the last layer among them
    multiplyAdds: 2 * (1_814_073_344 - 512_000),
  });
  expect(jobs.find(({ analysis }) => analysis === "controls")!.models).toEqual([
    "custom",
    "mobileNetV2", // the slow ones only on the corpus with a ceiling
  ]);
});

test("multiplyAdds(network): the write-up's network by hand, AlexNet as torchvision states it (0.71 thousand million)", () => {
  const byHand = 28 * 28 * 50 * 75 + 12 * 12 * 10 * 450 + 360 * 120 + 120 * 84 + 84 * 10;
  expect(multiplyAdds(customNetwork(10))).toBe(byHand);
  expect(multiplyAdds(alexNet(1000))).toBe(714_188_480);
});
