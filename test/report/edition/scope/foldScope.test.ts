import { expect, it } from "vitest";
import type { Results } from "../../../../analyses/index.ts";
import { foldScope } from "../../../../report/edition/scope/foldScope.ts";
import { readSources } from "../../../../report/site/sources.ts";
import { sampleEdition } from "../../sampleEdition.ts";

const { poster } = await readSources();
const share = (value: number) => ({ value, low: value - 0.1, high: value + 0.1, n: 80 });
/** So many of 40 covers of each genre named rightly. */
const confusion = (right: number) => ({
  a: { a: right, b: 40 - right },
  b: { a: 40 - right, b: right },
});
const head = (right: number, rightOnTest: number) => ({
  folds: {
    confusion: confusion(right),
    byGenre: { a: share(right / 40), b: share(right / 40) },
    balancedAccuracy: share(right / 40),
    accuracy: share(right / 40),
  },
  test: { confusion: confusion(rightOnTest), byGenre: { a: share(0.5), b: share(0.5) } },
  curve: {},
});

it("foldScope(edition) names the best alone and of all, and counts what each tells apart", () => {
  const crossValidation = {
    heads: { pixels: head(21, 20), colours: head(34, 21) },
    means: { both: head(36, 36) },
  };
  const { corpus } = sampleEdition();
  const scope = foldScope({ results: { crossValidation } as unknown as Results, corpus }, poster)!;
  expect([scope.best.name, scope.bestMean.name]).toEqual(["colours", "both"]);
  expect(scope.bestMean.balanced.value).toBe(0.9);
  expect([scope.count, scope.bestMean.toldLabels]).toEqual([3, []]);
  const counts = Object.values(scope.models).map((it) => [it.toldCount, it.toldOnTestCount]);
  expect(counts).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
  ]);
  expect([scope.bestMean.tied, scope.bestMean.labels]).toEqual([1, scope.bestMean.label]);
  const even = { heads: { pixels: head(34, 20), colours: head(34, 21) }, means: {} };
  const both = foldScope(
    { results: { crossValidation: even } as unknown as Results, corpus },
    poster,
  )!;
  expect([both.best.name, both.best.tied]).toEqual(["pixels", 2]);
  expect(both.best.labels).toBe(
    `${both.models["pixels"]!.label}; ${both.models["colours"]!.label}`,
  );
  expect(foldScope({ results: {}, corpus }, poster)).toBe(null);
});
