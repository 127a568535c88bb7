import { expect, test } from "vitest";
import { networkFolds } from "../../analyses/networkFolds.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { shardCount, shardOf } from "../../analyses/pipeline/shard.ts";
import { parseAnswers } from "../../analyses/validation/answers.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

/** Noise, darker for the first genre. */
const pictures: Record<string, RgbImage> = Object.fromEntries(
  ["calm", "loud"].flatMap((genre, g) =>
    Array.from({ length: 40 }, (_, i) => {
      const { pixels, ...size } = noise(40 * g + i, 40);
      return [`${genre}/${10 + i}`, { ...size, pixels: pixels.map((level) => level / (2 - g)) }];
    }),
  ),
);
const corpus = drawnCorpus(pictures);
const { fold0, fold1 } = networkFolds.params.models;
const params = {
  ...networkFolds.params,
  recipe: { ...networkFolds.params.recipe, epochs: 12 },
  folds: 2,
  models: { fold0: fold0!, fold1: fold1! },
};

function context() {
  return { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
}

test("networkFolds.run(corpus) judges every cover by a training on the other folds", async () => {
  const { result } = await networkFolds.run(corpus, params, context());
  const { folds, answers } = result.models.custom;
  expect(folds.accuracy).toMatchObject({ value: 1, n: 80 });
  expect(parseAnswers(answers["loud"]!)).toEqual(Array<number>(40).fill(1));
});

test("networkFolds falls into its folds", async () => {
  expect(shardCount(networkFolds, corpus, 1)).toBe(10);
  const { models } = shardOf(networkFolds, { index: 2, count: 10 }).params as typeof params;
  expect(Object.keys(models)).toEqual(["fold1"]);
  const { result } = await networkFolds.run(corpus, { ...params, models }, context());
  expect(result.models.custom.folds.accuracy.n).toBe(40);
});
