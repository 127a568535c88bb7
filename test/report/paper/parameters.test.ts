import { expect, it } from "vitest";
import type { Analysis, Json } from "../../../analyses/contract/analysis.ts";
import { asJson } from "../../../analyses/pipeline/compute.ts";
import { allAnalyses } from "../../../report/paper/allAnalyses.ts";
import { parameterProblems, withParameters } from "../../../report/paper/parameters.ts";

const analysis: Analysis<unknown, unknown> = {
  name: "hue",
  module: "file:///hue.ts",
  params: { size: 32, seed: "a", sizes: [1, 2], learner: { rate: 0.1, name: null } },
  run: async () => ({ result: 1, images: {} }),
};

it("withParameters(analysis, stated) takes what is stated, lists whole, and leaves the rest", () => {
  const stated = { size: 8, sizes: [3], learner: { rate: 0.2 } };
  expect(parameterProblems(analysis, stated)).toEqual([]);
  expect(withParameters(analysis, stated).params).toEqual({
    size: 8,
    seed: "a",
    sizes: [3],
    learner: { rate: 0.2, name: null },
  });
  expect(withParameters(analysis, undefined)).toBe(analysis);
});

it("parameterProblems(analysis, stated) tells names that are none, and values of another kind", () => {
  const stated = { sise: 8, seed: 1, sizes: 3, learner: { rate: [1], name: "x" } };
  expect(parameterProblems(analysis, stated)).toEqual([
    { path: ["sise"], problem: "unknown parameter: sise (nearest: size)" },
    { path: ["seed"], problem: 'expected a string like "a", received 1' },
    { path: ["sizes"], problem: "expected a list like [1,2], received 3" },
    { path: ["learner", "rate"], problem: "expected a number like 0.1, received [1]" },
  ]);
});

it("parameterProblems(analysis, stated) tells a number of a paper's own analysis that is none", () => {
  expect(parameterProblems(analysis, { size: NaN, sizes: [1, Infinity] })).toEqual([
    { path: ["size"], problem: "expected a finite number, received NaN" },
    { path: ["sizes", "1"], problem: "expected a finite number, received Infinity" },
  ]);
});

const named = (name: string) => allAnalyses().find((one) => one.name === name)!;

it.each(allAnalyses().map((one) => [one.name, one] as const))(
  "%s: its own parameters are in their ranges",
  (_, one) => expect(parameterProblems(one, asJson(one.params))).toEqual([]),
);

it.each<[string, Json, string]>([
  ["histogramSimilarity", { bins: 0 }, "expected a whole number from 2 to 40, received 0"],
  ["histogramSimilarity", { bins: -3 }, "expected a whole number from 2 to 40, received -3"],
  ["histogramSimilarity", { bins: 2.5 }, "expected a whole number from 2 to 40, received 2.5"],
  ["histogramSimilarity", { bins: 300 }, "expected a whole number from 2 to 40, received 300"],
  ["histogramSimilarity", { bins: NaN }, "expected a whole number from 2 to 40, received NaN"],
  ["histogramSimilarity", { bins: null }, "expected a number like 8, received nothing"],
  ["histogramSimilarity", { poster: { sample: 1 } }, "from 2 to 100000, received 1"],
  ["averagedImages", { contrast: { covers: [] } }, "expected one item or more, received []"],
  ["averagedImages", { contrast: { covers: [5, 5] } }, "expected each item once, received 5 twice"],
  ["averagedImages", { contrast: { covers: [5, 0] } }, "from 1 to 100000, received 0"],
  ["baselines", { features: { gradients: { pixels: { size: 60 } } } }, "a multiple of 8 from 16"],
  ["baselines", { learners: { svm: { learner: { gamma: "wide" } } } }, "expected auto or scale"],
  ["baselines", { learners: { svm: { learner: { kind: "ridge" } } } }, "cannot be changed: it is"],
  [
    "baselines",
    { learners: { svm: { features: ["cubic", "cubik"] } } },
    "unknown name: cubik (nearest: cubic)",
  ],
  ["baselines", { learners: { svm: { features: ["histogram"] } } }, "expected cubic among them"],
  ["fullTraining", { recipe: { momentum: 1 } }, "expected a number from 0, below 1, received 1"],
  ["fullTraining", { recipe: { rate: 0 } }, "expected a number above 0, at most 1, received 0"],
  ["fullTraining", { recipe: { epochs: 1e9 } }, "expected a whole number from 1 to 1000"],
  ["fullTraining", { models: { custom: { seeds: [] } } }, "expected one item or more"],
  ["fullTraining", { models: { alexNet: { pixels: { size: 32 } } } }, "cannot be changed: it is"],
  ["crossValidation", { folds: 1 }, "expected a whole number from 2 to 50, received 1"],
  ["crossValidation", { strengths: [1, -1] }, "expected a number above 0, at most 1000000"],
  ["crossValidation", { means: { mobileNetV2AndHandMade: ["x"] } }, "unknown name: x"],
  ["networkFolds", { folds: 5 }, "cannot be changed: it is 10 (received 5)"],
])("parameterProblems(%s, %j) tells what is out of range", (name, stated, problem) => {
  const problems = parameterProblems(named(name), stated);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.problem).toContain(problem);
});
