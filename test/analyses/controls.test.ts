import { expect, test } from "vitest";
import { controls, type ControlsParams } from "../../analyses/controls.ts";
import { quickly } from "../../analyses/quick.ts";
import { openEngineThread } from "../../analyses/nn/engineThread.ts";
import { brightnessCorpus, smallFeatures, stepwiseContext } from "./models/brightness.ts";

const { naiveBayes, lasso, svmHistogram } = controls.params.learners;
const params: ControlsParams = {
  ...controls.params,
  learners: {
    naiveBayes: { ...naiveBayes!, features: smallFeatures.cubic },
    lasso: { ...lasso!, features: smallFeatures.cubic },
    svmHistogram: { ...svmHistogram!, features: smallFeatures.histogram },
  },
  networks: { custom: controls.params.networks["custom"]! },
  recipe: { ...controls.params.recipe, epochs: 12 },
  frozen: {},
  positive: { corpus: "control", ceiling: 1, shareOfCeiling: 0.9 },
};

function run(name: string, changes: Partial<ControlsParams> = {}) {
  const context = { ...stepwiseContext(), engine: () => openEngineThread("onnx", 1) };
  return controls.run(brightnessCorpus(name), { ...params, ...changes }, context);
}

test(
  "controls.run(control corpus) reaches the ceiling, and chance with genres dealt out",
  { timeout: 120_000 },
  async () => {
    const { positive, negative } = (await run("control")).result;
    expect(Object.keys(positive!.rows)).toEqual(["naiveBayes", "lasso", "svmHistogram", "custom"]);
    expect(positive!.rows["custom"]).toMatchObject({ accuracy: { value: 1, n: 20 }, passes: true });
    expect(positive!.rows["naiveBayes"]).toMatchObject({ bound: { low: 0.9 }, passes: true });
    expect(positive!.rows["lasso"]).toMatchObject({ bound: null, passes: null });
    expect(positive!.failed).toEqual([]);
    expect(negative.interval).toEqual({ low: 0.2, high: 0.8 });
    expect(negative.rows["lasso"]).toMatchObject({ accuracy: { value: 0.5 }, passes: true });
  },
);

test("controls.run(corpus) names what fails: genres that are not dealt out are learnt", async () => {
  const { positive } = (
    await run("control", { networks: {}, positive: { ...params.positive, shareOfCeiling: 2 } })
  ).result;
  expect(positive!.failed).toEqual(["naiveBayes", "svmHistogram"]);
});

test("controls.run(other corpus) has no positive control", async () => {
  expect((await run("drawn", { networks: {} })).result.positive).toBeNull();
});

test(
  "controls.run(control corpus) judges both last layers of frozen networks, slow ones on genres as they are",
  { timeout: 120_000 },
  async () => {
    const { mobileNetV2 } = controls.params.frozen;
    const slow = { ...mobileNetV2!, recipe: "none", positiveOnly: true } as const;
    const { positive, negative } = (
      await run("control", { learners: {}, networks: {}, frozen: { fast: mobileNetV2!, slow } })
    ).result;
    expect(Object.keys(negative.rows)).toEqual(["fast", "fastLogistic"]);
    expect(positive!.rows["fastLogistic"]).toMatchObject({ accuracy: { value: 1 }, passes: true });
    expect(positive!.rows["slow"]).toMatchObject({ bound: null, passes: null });
    expect(positive!.rows["slowLogistic"]).toEqual(positive!.rows["fastLogistic"]);
    expect(positive!.failed).toEqual([]);
    expect(negative.failed).toEqual([]);
  },
);

test("quickly(controls) keeps what is fast", () => {
  const { networks, frozen } = quickly(controls).params as ControlsParams;
  expect(Object.keys({ ...networks, ...frozen })).toEqual(["custom", "mobileNetV2"]);
});
