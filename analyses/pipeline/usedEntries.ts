import { byCodeUnit } from "../../data/corpus/corpus.ts";
import type { Cache } from "./cache.ts";

/** The cache, and which of its entries were asked for: `pixels/<key>`, sorted. */
export function withUsedEntries(cache: Cache): { cache: Cache; used(): string[] } {
  const used = new Set<string>();
  return {
    used: () => [...used].sort(byCodeUnit),
    cache: {
      ...cache,
      entry(name, key, compute) {
        used.add(`${name}/${key}`);
        return cache.entry(name, key, compute);
      },
      blobs(name, key) {
        used.add(`${name}/${key}`);
        return cache.blobs(name, key);
      },
      packs(name, key) {
        used.add(`${name}/${key}`);
        return cache.packs(name, key);
      },
    },
  };
}
