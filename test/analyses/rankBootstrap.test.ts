import { expect, test } from "vitest";
import { rankBootstrap } from "../../analyses/rankBootstrap.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, plain } from "./drawnCovers.ts";

/** Reds are alike; each mixed cover has the colour of a red one or another of its own. */
const pictures: Record<string, RgbImage> = Object.fromEntries([
  ...Array.from({ length: 8 }, (_, i) => [`red/${i}`, plain(200 + i, 10, 10)] as const),
  ...Array.from({ length: 8 }, (_, i) => {
    const colours = [plain(200, 10, 10), plain(10, 200, 10), plain(10, 10, 200), plain(90, 90, 90)];
    return [`mixed/${i}`, colours[i % 4]!] as const;
  }),
]);
const corpus = drawnCorpus(pictures);
const params = { ...rankBootstrap.params, repeats: 300 };

test("rankBootstrap.run(corpus) is sure of what every draw shows, unsure of what hangs on some covers", async () => {
  const { result } = await rankBootstrap.run(corpus, params, memoryContext(pictures));
  const { red, mixed } = result.selfRank;
  expect(red).toEqual({ mean: 1, shareFirst: 1, counts: [300, 0] });
  expect(mixed!.counts[0]! + mixed!.counts[1]!).toBe(300);
  expect(mixed!.shareFirst).toBeGreaterThan(0.05);
  expect(mixed!.shareFirst).toBeLessThan(0.95);
  const again = await rankBootstrap.run(corpus, params, memoryContext(pictures));
  expect(again.result).toEqual(result);
});
