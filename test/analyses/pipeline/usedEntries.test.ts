import { expect, test } from "vitest";
import type { Cache } from "../../../analyses/pipeline/cache.ts";
import { withUsedEntries } from "../../../analyses/pipeline/usedEntries.ts";

test("withUsedEntries(cache) names each entry that was asked for once, sorted, and asks the cache for it", async () => {
  const asked: string[] = [];
  const inner = {
    entry: async (name: string, key: string) => void asked.push(`${name}/${key}`),
    blobs: (name: string, key: string) => void asked.push(`${name}/${key}`),
    packs: (name: string, key: string) => void asked.push(`${name}/${key}`),
  } as unknown as Cache;
  const { cache, used } = withUsedEntries(inner);
  await cache.entry("training", "k2", async () => {});
  await cache.entry("training", "k1", async () => {});
  await cache.entry("training", "k2", async () => {});
  cache.blobs("survey", "k3");
  cache.packs("features", "k4");
  expect(used()).toEqual(["features/k4", "survey/k3", "training/k1", "training/k2"]);
  expect(asked).toEqual(["training/k2", "training/k1", "training/k2", "survey/k3", "features/k4"]);
});
