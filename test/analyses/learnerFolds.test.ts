import { expect, test } from "vitest";
import type { Context } from "../../analyses/contract/analysis.ts";
import { learnerFolds } from "../../analyses/learnerFolds.ts";
import { parseAnswers } from "../../analyses/validation/answers.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, type MemoryContext, memoryContext, plain } from "./drawnCovers.ts";

/** Of two genres, one dark and one bright, the last cover of each like those of the other. */
const pictures: Record<string, RgbImage> = Object.fromEntries(
  ["dark", "light"].flatMap((genre, g) =>
    Array.from({ length: 20 }, (_, i) => {
      const level = g === (i === 19 ? 0 : 1) ? 180 + i : 40 + i;
      return [`${genre}/${10 + i}`, plain(level, level, level)] as const;
    }),
  ),
);
const corpus = drawnCorpus(pictures);
const params = { ...learnerFolds.params, folds: 4 };

test("learnerFolds.run(corpus) judges every cover by the covers of other folds", async () => {
  const { nearestNeighbours } = params.learners;
  const learners = { nearestNeighbours: nearestNeighbours! };
  const { result } = await learnerFolds.run(
    corpus,
    { ...params, learners },
    memoryContext(pictures),
  );
  const { folds, answers } = result.models["nearestNeighbours"]!["cubic"]!;
  expect(result.folds).toBe(4);
  expect(parseAnswers(answers["dark"]!)).toEqual([...Array<number>(19).fill(0), 1]);
  expect(parseAnswers(answers["light"]!)).toEqual([...Array<number>(19).fill(1), 0]);
  expect(folds.balancedAccuracy.value).toBe(0.95);
});

test("learnerFolds.run(corpus) learns a learner of a fold once", async () => {
  const entries = new Map<string, MemoryContext>();
  const context: Context = {
    ...memoryContext(pictures),
    cached(step, compute) {
      const key = JSON.stringify(step);
      const entry = entries.get(key) ?? memoryContext(pictures);
      entries.set(key, entry);
      return entry.cached(step, compute);
    },
  };
  const { decisionTree, naiveBayes } = params.learners;
  const one = { ...params, learners: { decisionTree: decisionTree! } };
  const two = { ...params, learners: { decisionTree: decisionTree!, naiveBayes: naiveBayes! } };
  const alone = await learnerFolds.run(corpus, one, context);
  expect(entries.size).toBe(1 + 4);
  const both = await learnerFolds.run(corpus, two, context);
  expect(entries.size).toBe(1 + 8);
  expect(both.result.models["decisionTree"]).toEqual(alone.result.models["decisionTree"]);
});

test("learnerFolds.params have the learners of baselines on features that are not other pixels", () => {
  const { learners } = learnerFolds.params;
  expect(Object.keys(learners)).toHaveLength(13);
  expect(learners["ridgeWeak"]!.features).toEqual(["cubic"]);
  expect(learners["svmScaled"]!.features).toEqual(["cubic", "histogram", "gradients"]);
});
