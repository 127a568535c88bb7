import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headShapes } from "../../analyses/ensemble/headShapes.ts";
import { unpackTensors } from "../../analyses/ensemble/packTensors.ts";
import { type LiteHead, liteHead } from "../../analyses/liteHead.ts";
import { liteCrossValidation } from "../../analyses/liteCrossValidation.ts";
import type { HeadResults } from "../../analyses/validation/validate.ts";

const results = new URL("../../analyses/results/", import.meta.url);

function committed<Result>(corpus: string, analysis: string): Result {
  const text = readFileSync(new URL(`${corpus}/${analysis}.json`, results), "utf8");
  return (JSON.parse(text) as { result: Result }).result;
}

test("liteHead.params are those of liteCrossValidation's head, and its weights are one file", () => {
  const { features, weighting } = liteHead.params.heads.efficientNetLite0Stages;
  expect({ features, weighting, curve: true }).toEqual(
    liteCrossValidation.params.heads["efficientNetLite0Stages"],
  );
  expect(liteHead.weights!.map(({ name }) => name)).toEqual(["efficientNetLite0"]);
});

test.for(["bandcamp", "control"])(
  "the head of %s answers as that of liteCrossValidation, and its file is whole",
  (corpus) => {
    const { genres, features, models, strength, largestChange } = committed<LiteHead>(
      corpus,
      "liteHead",
    );
    const { heads } = committed<HeadResults>(corpus, "liteCrossValidation");
    const { efficientNetLite0Stages: head } = models;
    expect(head.test.confusion).toEqual(heads["efficientNetLite0Stages"]!.test.confusion);
    expect(strength).toBe(heads["efficientNetLite0Stages"]!.strength);
    expect(largestChange).toBeLessThan(1e-5);
    const bytes = readFileSync(new URL(`${corpus}/liteHead/head.bin`, results));
    const tensors = unpackTensors(headShapes({ genres: genres.length, features }), bytes);
    expect(tensors["weight"]!.every(Number.isFinite)).toBe(true);
  },
);
