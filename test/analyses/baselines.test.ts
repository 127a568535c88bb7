import { expect, test } from "vitest";
import { baselines, type BaselinesParams } from "../../analyses/baselines.ts";
import { brightnessCorpus, smallFeatures, stepwiseContext } from "./models/brightness.ts";

const { learners } = baselines.params;
const params: BaselinesParams = {
  features: smallFeatures,
  learners: {
    svmScaled: { ...learners["svmScaled"]!, features: ["cubic", "histogram", "gradients"] },
    naiveBayes: { ...learners["naiveBayes"]!, features: ["cubic", "random"] },
    lasso: { ...learners["lasso"]!, features: ["cubic"] },
  },
};
const corpus = brightnessCorpus("drawn");

test("baselines.run(corpus) learns what can be learnt", async () => {
  const { result } = await baselines.run(corpus, params, stepwiseContext());
  const { svmScaled, naiveBayes, lasso } = result.models;
  expect(Object.keys(svmScaled!)).toEqual(["cubic", "histogram", "gradients"]);
  expect(svmScaled!["histogram"]!.test.accuracy).toMatchObject({ value: 1, n: 20 });
  expect(svmScaled!["histogram"]!.train).toMatchObject({ value: 1, n: 60 });
  expect(naiveBayes!["random"]!.test.accuracy.value).toBe(1);
  expect(naiveBayes!["cubic"]!.predictions["loud/10.png"]).toBe("loud");
  expect(naiveBayes!["cubic"]!.test.confusion).toEqual({
    calm: { calm: 10, loud: 0 },
    loud: { calm: 0, loud: 10 },
  });
  expect(lasso!["cubic"]).toMatchObject({
    test: { accuracy: { value: 0.5 }, chance: 0.5 },
    facts: { weights: 0, converged: 2 },
  });
});

test("baselines.run(corpus) compares other features with the pixels on the same covers", async () => {
  const { result } = await baselines.run(corpus, params, stepwiseContext());
  expect(result.againstPixels["naiveBayes"]).toEqual({
    random: { onlyIt: 0, onlyPixels: 0, p: 1 },
  });
  expect(Object.keys(result.againstPixels["svmScaled"]!)).toEqual(["histogram", "gradients"]);
  expect(result.againstPixels["lasso"]).toEqual({});
});

test("baselines.run(corpus) reads covers and learns only what a killed run had not finished", async () => {
  const context = stepwiseContext();
  const first = await baselines.run(corpus, params, context);
  const reads = context.read.length;
  const again = await baselines.run(corpus, params, context);
  expect(context.read).toHaveLength(reads);
  expect(again.result).toEqual(first.result);
  expect(context.progress["learners"]).toEqual([6, 6]);
});
