import { expect, test } from "vitest";
import { fullTraining, type FullTrainingParams } from "../../analyses/fullTraining.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

/** Noise, darker for the first genre, with every fifth cover on the test side. */
const pictures: Record<string, RgbImage> = Object.fromEntries(
  ["calm", "loud"].flatMap((genre, g) =>
    Array.from({ length: 40 }, (_, i) => {
      const { pixels, ...size } = noise(40 * g + i, 40);
      return [`${genre}/${10 + i}`, { ...size, pixels: pixels.map((level) => level / (2 - g)) }];
    }),
  ),
);
const drawn = drawnCorpus(pictures);
const corpus = makeCorpus(
  "drawn",
  drawn.covers.map((cover, i) => ({ ...cover, split: i % 5 === 0 ? "test" : "train" })),
  [],
);

async function run(changes: Partial<FullTrainingParams["recipe"]> = {}) {
  const context = {
    ...memoryContext(pictures),
    engine: () => openEngineThread("onnx", 1),
  };
  const { custom } = fullTraining.params.models;
  const recipe = { ...fullTraining.params.recipe, epochs: 12, ...changes };
  return fullTraining.run(
    corpus,
    { recipe, models: { custom: { ...custom!, seeds: ["custom/1", "custom/2"] } } },
    context,
  );
}

test("fullTraining.run(corpus) learns what can be learnt, and the same again", async () => {
  const { result } = await run();
  const { runs, testAccuracy } = result.models["custom"]!;
  const { train, test: tested, epochs, predictions } = runs[0]!;
  expect(tested.accuracy).toMatchObject({ value: 1, n: 16 });
  expect(train.accuracy.n).toBe(64);
  expect(epochs).toHaveLength(12);
  expect(epochs[11]!.train.loss).toBeLessThan(epochs[0]!.train.loss);
  expect(Object.keys(predictions)).toHaveLength(16);
  expect(predictions["loud/10.png"]).toMatch(/^loud [01]\.\d\d, calm [01]\.\d\d$/);
  expect(testAccuracy).toMatchObject({ count: 2, highest: 1 });
  expect(runs.map(({ seed }) => seed)).toEqual(["custom/1", "custom/2"]);
  expect(runs[0]!.againstCustom).toBeNull();
  expect(runs[1]!.againstCustom!.p).toBeGreaterThan(0.05);
  expect((await run()).result).toEqual(result);
});

test("fullTraining.run(corpus) needs a custom network to compare with", async () => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const params = { ...fullTraining.params, models: {} };
  await expect(fullTraining.run(corpus, params, context)).rejects.toThrow(
    "no network to compare with: custom",
  );
});

test("fullTraining.run(corpus) stops when training diverges", async () => {
  await expect(run({ rate: 1e6 })).rejects.toThrow(
    /training diverged: custom, epoch \d, step \d+ \(rate 1000000\)/,
  );
});
