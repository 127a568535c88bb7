import { describe, expect, it } from "vitest";
import type { Json } from "../../../../analyses/contract/analysis.ts";
import { contradictions } from "../../../../analyses/pipeline/contradictions/contradictions.ts";
import { roundNumbers } from "../../../../analyses/pipeline/results.ts";
import { share } from "../../../../analyses/stats/evaluation.ts";
import { describeAnswers } from "../../../../analyses/validation/validate.ts";
import { random } from "../../../../data/random.ts";
import { splitCorpus } from "../../splitCorpus.ts";

const corpus = splitCorpus(["folk", "jazz", "metal"], 12, (i) => i > 8);
const { int } = random("answers");
const model = roundNumbers(
  describeAnswers(
    corpus,
    corpus.covers.map(() => int(3)),
  ),
) as Record<"folds" | "answers", Record<string, Json>>;

describe("contradictions(result) of a model judged by folds", () => {
  it("are none as it was computed", () => {
    expect(contradictions({ heads: { pixels: model } })).toEqual([]);
  });

  it.each<[name: string, change: (copy: typeof model) => void, found: RegExp]>([
    [
      "an answer",
      ({ answers }) => {
        const [first, ...rest] = answers["jazz"] as string;
        answers["jazz"] = [...rest, (Number(first) + 1) % 3].join("");
      },
      /^heads\.pixels\.folds\.confusion\.jazz\.\w+ is \d+, by the answers \d+$/,
    ],
    [
      "an accuracy",
      ({ folds }) => {
        folds["accuracy"] = share(36, 36) as unknown as Json;
      },
      /^heads\.pixels\.folds\.accuracy is 1 of 36, by the confusion/,
    ],
  ])("name %s that was edited", (_, change, found) => {
    const copy = structuredClone(model);
    change(copy);
    expect(contradictions({ heads: { pixels: copy } })[0]).toMatch(found);
  });
});
