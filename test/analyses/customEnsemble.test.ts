import { expect, test } from "vitest";
import { customEnsemble, type CustomEnsembleParams } from "../../analyses/customEnsemble.ts";
import { pictureJudge } from "../../analyses/ensemble/judgePicture.ts";
import { withheldSides } from "../../analyses/ensemble/trainedParameters.ts";
import { fullTraining } from "../../analyses/fullTraining.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import { drawnCorpus, memoryContext, noise } from "./drawnCovers.ts";

/** Noise, a little darker for the first genre, with every fifth cover on the test side. */
const pictures = Object.fromEntries(
  ["calm", "loud"].flatMap((genre, g) =>
    Array.from({ length: 30 }, (_, i) => {
      const { pixels, ...size } = noise(30 * g + i, 32);
      const darker = pixels.map((level) => level * (g === 0 ? 0.8 : 1));
      return [`${genre}/${10 + i}`, { ...size, pixels: darker }];
    }),
  ),
);
const drawn = drawnCorpus(pictures);
const corpus = makeCorpus(
  "drawn",
  drawn.covers.map((cover, i) => ({ ...cover, split: i % 5 === 0 ? "test" : "train" })),
  [],
);

const { custom, calibration } = customEnsemble.params.models;
const params: CustomEnsembleParams = {
  ...customEnsemble.params,
  recipe: { ...customEnsemble.params.recipe, epochs: 3 },
  models: {
    custom: { ...custom, seeds: ["custom/1"] },
    calibration: { ...calibration!, seeds: ["custom/1"] },
  },
};

const run = (changes: Partial<CustomEnsembleParams> = {}) => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  return customEnsemble.run(corpus, { ...params, ...changes }, context);
};

test("customEnsemble.params are those of fullTraining's custom network", () => {
  expect(customEnsemble.params.recipe).toEqual(fullTraining.params.recipe);
  expect(custom).toEqual(fullTraining.params.models["custom"]);
  expect(calibration).toMatchObject(custom);
});

test("customEnsemble.run(corpus) trains the network of fullTraining, and its files judge pictures as it says", async () => {
  const { result, files } = await run({ models: { custom: params.models.custom } });
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };
  const whole = await fullTraining.run(
    corpus,
    { recipe: params.recipe, models: { custom: params.models.custom } },
    context,
  );
  const { test: expected, predictions } = whole.result.models["custom"]!.runs[0]!;
  const { custom: model } = result.models;
  expect(model.test.confusion).toEqual(expected.confusion);
  const leading = (line: string | undefined): number => Number(/ (\d\.\d\d)/.exec(line!)![1]);
  for (const [id, line] of Object.entries(predictions))
    expect(Math.abs(leading(model.predictions[id]) - leading(line))).toBeLessThan(0.021);
  expect(result.temperature).toMatchObject({ value: 1, covers: 0 });
  const { "parameters-1": parameters, covers } = files!;
  const judge = pictureJudge(result, { parameters: [parameters!], covers: covers! });
  const [id, line] = Object.entries(model.predictions)[0]!;
  const said = judge.judge(judge.shrink(pictures[id.replace(".png", "")]!));
  expect(Math.max(...said.probabilities)).toBeCloseTo(leading(line), 1);
  expect(said.likeness).toHaveLength(2);
});

test("customEnsemble.run(corpus) fits the temperature on covers that were withheld, and gives the same again", async () => {
  const first = await run();
  const { temperature, unusual, rounding, network } = first.result;
  expect(temperature.covers).toBe(withheldSides(corpus, calibration!.withheld).test.ids.length);
  expect(temperature.loss.after).toBeLessThanOrEqual(temperature.loss.before);
  expect(unusual.percentiles).toHaveLength(101);
  expect(rounding).toMatchObject({ covers: 12 });
  expect(rounding.largestChange).toBeLessThan(0.02);
  expect(network).toMatchObject({ size: 32, seeds: ["custom/1"] });
  expect(await run()).toEqual(first);
});

test("withheldSides(corpus, withheld) parts the training covers alone, each genre alike", () => {
  const { train, test: unseen } = withheldSides(corpus, { folds: 4, seed: "a" });
  expect(train.ids.length + unseen.ids.length).toBe(48);
  expect(unseen.labels.filter((label) => label === 0)).toHaveLength(6);
  expect(unseen.labels.filter((label) => label === 1)).toHaveLength(6);
  expect(train.ids.filter((id) => unseen.ids.includes(id))).toEqual([]);
  for (const place of [...train.places, ...unseen.places])
    expect(corpus.covers[place]!.split).toBe("train");
});
