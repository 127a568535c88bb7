import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { frozenBackbones } from "../../../analyses/backbones/frozen.ts";
import { openCache } from "../../../analyses/pipeline/cache.ts";
import { openPacks } from "../../../analyses/pipeline/packs.ts";
import { computeFeatures } from "../../../analyses/pipeline/shard.ts";
import { sha256 } from "../../../data/hash.ts";
import { openWeights } from "../../../data/weights.ts";
import { drawnCorpus, memoryContext, noise } from "../drawnCovers.ts";

const dir = mkdtempSync(join(tmpdir(), "features-"));
afterAll(() => rmSync(dir, { recursive: true }));

const names = Array.from({ length: 11 }, (_, i) => `${i < 6 ? "folk" : "pop"}/${i}`);
const pictures = Object.fromEntries(names.map((name, i) => [name, noise(i, 64)]));
const corpus = drawnCorpus(pictures);
const source = { missing: async () => [], read: memoryContext(pictures).readCover };
const { mobileNetV2, resNet18Random } = frozenBackbones;
const analysis = {
  name: "toy",
  module: "analyses/toy.ts",
  params: { backbones: { mobileNetV2, resNet18Random } } as unknown,
  run: async () => ({ result: 1, images: {} }),
};

/** What these shards leave in the cache, by backbone and cover. */
async function filled(folder: string, shards: readonly [index: number, count: number][]) {
  const options = {
    identify: async () => ({ code: "c", modules: {}, packages: {} }),
    cache: openCache(join(dir, folder)),
    weights: openWeights("weights"),
    engine: { name: "onnx", threads: 2 } as const,
    onProgress: () => {},
  };
  for (const [index, count] of shards)
    await computeFeatures(analysis, { index, count }, { corpus, source }, options);
  const blobs: [name: string, content: string][] = [];
  for (const key of readdirSync(join(dir, folder, "features")).sort()) {
    const packs = openPacks(join(dir, folder, "features", key));
    for (const { id, sha256: hash } of corpus.covers) {
      const content = await packs.read(hash || sha256(`${corpus.hash}/${id}`));
      if (content) blobs.push([`${key}/${id}`, content.toString("base64")]);
    }
  }
  return blobs;
}

test("computeFeatures(analysis, shard): any sharding in any order leaves the same bytes", async () => {
  const whole = await filled("whole", [[1, 1]]);
  expect(whole).toHaveLength(2 * names.length);
  const parts: [number, number][] = [3, 1, 2].map((index) => [index, 3]);
  expect(await filled("parts", parts)).toEqual(whole);
  expect(await filled("part", [[2, 3]])).toHaveLength(2 * 3);
});

test("computeFeatures refuses an analysis that takes no features of single covers", async () => {
  const none = { ...analysis, params: { models: {} } };
  const options = {} as Parameters<typeof computeFeatures>[3];
  await expect(
    computeFeatures(none, { index: 1, count: 2 }, { corpus, source }, options),
  ).rejects.toThrow("toy takes no features of single covers");
});
