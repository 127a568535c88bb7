import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { liteHead } from "../../analyses/liteHead.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { type Occlusion, occlusion, type OcclusionParams } from "../../analyses/occlusion.ts";
import { costOf } from "../../analyses/cost/cost.ts";
import { mean } from "../../analyses/stats/mean.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

/** The middle of a loud cover is noise; all else is grey. */
const pictures: Record<string, RgbImage> = Object.fromEntries(
  ["calm", "loud"].flatMap((genre, g) =>
    Array.from({ length: 8 }, (_, i) => [`${genre}/${i}`, drawPicture(g, i)]),
  ),
);

function drawPicture(genre: number, number: number): RgbImage {
  const picture = noise(number, 64);
  const pixels = picture.pixels.map((level, i) => {
    const [x, y] = [Math.floor(i / 3) % 64, Math.floor(i / 192)];
    const isMiddle = [x, y].every((at) => at >= 22 && at < 42);
    return genre === 1 && isMiddle ? level : 128;
  });
  return { ...picture, pixels };
}

const { covers } = drawnCorpus(pictures);
const corpus = makeCorpus(
  "drawn",
  covers.map((cover, i) => ({ ...cover, split: i % 2 === 0 ? "train" : "test" })),
  [],
);
const backbone = { architecture: "mobileNetV2", weights: { kind: "nsfwjs" } } as const;
const params: OcclusionParams = {
  ...occlusion.params,
  heads: {
    efficientNetLite0Stages: {
      features: [{ kind: "backbone", backbone, layers: "last" }],
      weighting: "classes",
    },
  },
  squares: { edge: 1 / 2, stride: 1 / 4 },
  covers: 2,
  fewest: 2,
  draws: 100,
};

test("occlusion.params have the head of liteHead", () => {
  expect(occlusion.params.heads).toEqual(liteHead.params.heads);
  expect(occlusion.weights!.map(({ name }) => name)).toEqual(["efficientNetLite0"]);
});

test("occlusion.run(corpus) finds what a genre hangs on, and looks at each cover once", async () => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const { result } = await occlusion.run(corpus, params, context);
  const { genres, squares, even, known } = result;
  expect([squares, result.covers, known]).toEqual([9, 4, null]);
  expect(even).toBeCloseTo(1 / 9, 10);
  const { losses, loss, centre } = genres["loud"]!;
  expect(losses.flat().indexOf(Math.max(...losses.flat()))).toBe(4);
  expect(centre.mean).toBeGreaterThan(even);
  expect(loss.mean).toBeCloseTo(mean(losses.flat()), 10);
  const read = context.read.length;
  const again = await occlusion.run(corpus, params, context);
  expect(again.result).toEqual(result);
  expect(context.read).toHaveLength(read);
});

test("occlusion.run(corpus) without enough test covers has no maps", async () => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const { result } = await occlusion.run(corpus, { ...params, fewest: 5 }, context);
  expect(result).toMatchObject({ covers: 0, genres: {}, loss: null, centre: null, known: null });
});

test("costOf(occlusion, corpus) counts a look for each square", () => {
  const plain = costOf(liteHead, corpus);
  const { passes, multiplyAdds } = costOf(occlusion, corpus);
  expect(passes - plain.passes).toBe(8 * 26);
  expect(multiplyAdds! / plain.multiplyAdds!).toBeCloseTo((16 + 8 * 26) / 16, 10);
});

test("the maps of real covers are sums over 50, those of drawn ones beat chance", () => {
  const committed = (corpus: string): Occlusion => {
    const file = new URL(`../../analyses/results/${corpus}/occlusion.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, "utf8")) as { result: Occlusion }).result;
  };
  const { genres, known } = committed("bandcamp");
  expect(Object.values(genres).map(({ covers }) => covers)).toEqual([50, 50, 50, 50, 50, 50]);
  expect(known).toBeNull();
  const { mosaics } = committed("control").known!;
  expect(mosaics.maps).toBe(120);
  expect(mosaics.share).toBeGreaterThan(mosaics.random.share.high);
});
