import { expect, test } from "vitest";
import { describeAnswers } from "../../../../analyses/validation/validate.ts";
import { learnersByFolds } from "../../../../report/edition/scope/foldedLearners.ts";
import { readSources } from "../../../../report/site/sources.ts";
import { learnerFolds } from "../../../../report/tables/learnerFolds.ts";
import { sampleEdition, sampleGenres } from "../../sampleEdition.ts";

const sample = sampleEdition();
const { corpus } = sample;
/** Right for the first so many of the 12 covers of each genre, else the first genre. */
const model = (right: number) =>
  describeAnswers(
    corpus,
    corpus.covers.map(({ genre }, i) => (i % 12 < right ? sampleGenres.indexOf(genre) : 0)),
  );
const results = {
  ...sample.results,
  learnerFolds: {
    folds: 10,
    models: { lasso: { cubic: model(0) }, svm: { gradients: model(3), cubic: model(8) } },
  },
  networkFolds: { folds: 10, models: { custom: model(4) } },
};

test("learnersByFolds(edition) says who beats guessing and what each tells apart", () => {
  const learners = learnersByFolds({ results, corpus });
  expect(Object.keys(learners)).toEqual(["lassoCubic", "svmCubic", "svmGradients", "custom"]);
  const { svmCubic, lassoCubic, custom } = learners;
  expect(svmCubic!.balanced.value).toBeCloseTo((5 * 8 + 12) / 72, 3);
  expect(svmCubic!.overGuess.difference).toBeCloseTo((5 * 8 + 12) / 72 - 1 / 6, 12);
  expect([svmCubic!.beatsGuessing, svmCubic!.toldCount, svmCubic!.told["rock"]!.is]).toEqual([
    true,
    6,
    true,
  ]);
  expect(lassoCubic).toMatchObject({ beatsGuessing: false, toldCount: 0, overGuess: { p: 1 } });
  expect(custom!.test).toBe(sample.results.fullTraining!.models["custom"]!.runs[0]!.test);
});

test("learnerFolds(edition, poster) puts the poster's protocol beside the folds", async () => {
  const { poster } = await readSources();
  const { columns, rows } = learnerFolds({ ...sample, results }, poster);
  expect(columns.map(({ group }) => group).slice(1)).toEqual([
    ...Array<string>(4).fill("all 72 covers, by folds"),
    ...Array<string>(2).fill("test covers"),
  ]);
  const svm = sample.results.baselines!.models["svm"]!["cubic"]!.test.accuracy.value;
  expect(rows.map((row) => row[0])).toEqual([
    "LASSO",
    "SVM",
    "SVM, gradients",
    "custom network",
    "chance",
  ]);
  expect(rows[1]!.slice(3, 6)).toEqual(["<0.001", "all", svm * 100]);
  expect(rows[0]!.slice(3)).toEqual(["1.000", "none", null, null]);
});
