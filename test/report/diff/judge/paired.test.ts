import { expect, test } from "vitest";
import { pairedAnswers } from "../../../../report/diff/judge/paired.ts";
import { readShapes } from "../../../../report/diff/read/shapes.ts";

const truth = new Map([
  ["a/1.jpg", "metal"],
  ["a/2.jpg", "pop"],
]);
const model = (one: string, two: string) =>
  readShapes({
    models: { svm: { cubic: { test: {}, predictions: { "a/1.jpg": one, "a/2.jpg": two } } } },
  });
const both = { before: truth, after: truth };

test("pairedAnswers reads three guesses and single ones, of models in models", () => {
  const [before, after] = [model("metal", "rock"), model("pop", "pop")];
  const path = "models.svm.cubic.test.accuracy";
  expect(pairedAnswers(path, before, after, both)).toEqual({
    before: [true, false],
    after: [false, true],
    tests: 1,
  });
  expect(pairedAnswers("models.svm.cubic.test.top3", before, after, both)).toBeNull();
  const three = model("rock 0.50, pop 0.20, metal 0.10", "pop 0.40, rock 0.30, jazz 0.10");
  expect(pairedAnswers("models.svm.cubic.test.top3", three, three, both)!.after).toEqual([
    true,
    true,
  ]);
  expect(pairedAnswers("models.svm.cubic.test.byGenre.pop", three, three, both)).toMatchObject({
    after: [true],
    tests: 2,
  });
});
