import { expect, test } from "vitest";
import { controls, type ControlsParams } from "../../analyses/controls.ts";
import { negativeSide, outsiders, positiveSide } from "../../analyses/controls/verdicts.ts";
import { share } from "../../analyses/stats/evaluation.ts";
import { quickly } from "../../analyses/pipeline/quick.ts";
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

test(
  "controls.run(other corpus) trains no folds on genres dealt out",
  { timeout: 120_000 },
  async () => {
    const context = { ...stepwiseContext(), engine: () => openEngineThread("onnx", 1) };
    const fast = controls.params.frozen["mobileNetV2"]!;
    const only = { ...params, learners: {}, networks: {}, frozen: { fast } };
    await controls.run(brightnessCorpus("drawn"), only, context);
    expect(context.progress).toMatchObject({
      "last layers by SGD": [1, 1],
      "last layers by logistic regression": [1, 1],
    });
  },
);

test("quickly(controls) keeps what is fast", () => {
  const { networks, frozen } = quickly(controls).params as ControlsParams;
  expect(Object.keys({ ...networks, ...frozen })).toEqual(["custom", "mobileNetV2"]);
});

const even = { chance: 0.1, largest: { genre: "jazz", share: 0.1 } };
const uneven = { chance: 0.5, largest: { genre: "folk", share: 0.9 } };

test("negativeSide lets a learner be right as often as the largest genre is common, and no more", () => {
  const shares = { never: share(20, 200), lucky: share(190, 200), always: share(198, 200) };
  expect(outsiders(shares, uneven)).toEqual(["never", "always"]);
  const { chance, failed, interval, rows } = negativeSide(shares, uneven, {}, 1);
  expect([chance, failed]).toEqual([0.5, ["never", "always"]]);
  expect(interval).toEqual({ low: 0.41, high: 0.95 });
  expect(rows["lucky"]).toMatchObject({ bound: interval, passes: true });
});

test("positiveSide asks who must beat guessing to beat the largest genre, too", () => {
  const { lasso } = params.learners;
  const beating = { ...lasso!, expected: "beat" } as const;
  const asked = { ...params, networks: {}, learners: { common: beating, rare: beating } };
  const shares = { common: share(180, 200), rare: share(199, 200) };
  const side = positiveSide(shares, uneven, asked, { ceiling: 1, shareOfCeiling: 0.5 });
  expect(side.failed).toEqual(["common"]);
  expect(side.rows["rare"]).toMatchObject({ bound: { low: 0.9, high: 1 }, passes: true });
});

test("negativeSide judges what lies outside at first by all its deals", () => {
  const shares = { near: share(10, 100), unlucky: share(20, 100), leaking: share(30, 100) };
  expect(outsiders(shares, even)).toEqual(["unlucky", "leaking"]);
  const again = {
    unlucky: [share(8, 100), share(9, 100)],
    leaking: [share(29, 100), share(31, 100)],
  };
  const side = negativeSide(shares, even, again, 3);
  expect(side.failed).toEqual(["leaking"]);
  expect(side.rows["near"]!.firstDeal).toBeUndefined();
  expect(side.rows["unlucky"]).toMatchObject({
    accuracy: { value: 37 / 300, n: 300 },
    firstDeal: { value: 0.2, n: 100 },
  });
  expect(side).toMatchObject({ dealtAgain: ["unlucky", "leaking"], deals: 3 });
});

test("controls.run(corpus) deals again for those outside, and only for them", async () => {
  const { naiveBayes, lasso } = params.learners;
  const learners = { naiveBayes: naiveBayes!, lasso: lasso! };
  const asTheyAre = { shuffledGenres: "", deals: 3 }; // the first time
  const { negative } = (await run("drawn", { learners, networks: {}, ...asTheyAre })).result;
  expect(negative).toMatchObject({ dealtAgain: ["naiveBayes"], deals: 3 });
  expect(negative.rows["lasso"]!.accuracy.n).toBe(20);
  const { accuracy, firstDeal } = negative.rows["naiveBayes"]!;
  expect([accuracy.n, firstDeal]).toEqual([60, share(20, 20)]);
  expect(accuracy.value).toBeLessThan(0.8);
});
