import { expect, it } from "vitest";
import type { Analysis } from "../../../analyses/contract/analysis.ts";
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
