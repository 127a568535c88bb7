import { describe, expect, it, test } from "vitest";
import { contradictions } from "../../../../analyses/pipeline/contradictions/contradictions.ts";
import { roundNumbers } from "../../../../analyses/pipeline/results.ts";
import { evaluate, share } from "../../../../analyses/stats/evaluation.ts";
import { formatPrediction } from "../../../../analyses/stats/prediction.ts";
import { selfRank } from "../../../../analyses/stats/selfRank.ts";
import type { Json } from "../../../../analyses/contract/analysis.ts";
import { random } from "../../../../data/random.ts";

const genres = ["folk", "jazz", "metal", "rock, hard"];
const truths = Array.from({ length: 43 }, (_, i) => Math.min(3, Math.floor(i / 9)));
const idOf = (i: number) => `${genres[truths[i]!]}/${i}.jpg`;
const truthOf = (id: string) => id.split("/")[0];

/** A model as analyses store it, of scores as far apart as `scale` says. */
function model(scale: number): Json {
  const { int } = random(`model/${scale}`);
  const logits = truths.map(() => genres.map(() => (int(1000) / 1000) * scale));
  const predictions = logits.map((row, i) => [idOf(i), formatPrediction(row, genres)]);
  const test = evaluate(logits, truths, genres);
  return roundNumbers({ predictions: Object.fromEntries(predictions), test });
}

test("contradictions(result) of what evaluate() gives are none, however sure the model is", () => {
  for (const scale of [0.001, 1, 10, 1000, 1e5])
    expect(contradictions(model(scale), truthOf)).toEqual([]);
});

/** The result with one of its values replaced. */
function edited(result: Json, path: string, change: (old: never) => Json): Json {
  const copy = structuredClone(result) as Record<string, never>;
  const names = path.split(".");
  const last = names.pop()!;
  const holder = names.reduce((value, name) => value[name]!, copy);
  Object.assign(holder, { [last]: change(holder[last]!) });
  return copy;
}

describe("contradictions(result, truthOf) names a value edited by hand", () => {
  const own = { low: 0.4, high: 0.8, n: 43 };
  it.each<[path: string, change: (old: never) => Json, found: RegExp]>([
    ["test.accuracy.value", () => 0.59, /^test\.accuracy\.interval is /],
    [
      "test.accuracy",
      () => share(30, 43) as unknown as Json,
      /^test\.accuracy is 0\.69767.* by the confusion/,
    ],
    ["test.accuracy.low", (old) => old * 0.99, /^test\.accuracy\.interval is /],
    [
      "test.byGenre.jazz",
      () => share(9, 9) as unknown as Json,
      /^test\.byGenre\.jazz is 1 of 9, by the confusion/,
    ],
    [
      "test.balancedAccuracy",
      () => ({ ...own, value: 0.61 }),
      /test\.balancedAccuracy is 0\.61, by the confusion/,
    ],
    [
      "epochs",
      () => [{ test: { accuracy: 0.9 } }, { test: { accuracy: 0.01 } }],
      /^epochs\.1\.test\.accuracy is 0\.01, of the whole test set /,
    ],
    ["test.confusion.jazz.jazz", (old: number) => old + 1, /^test\.confusion\.jazz\.jazz is /],
    ["test.top3", () => share(2, 43) as unknown as Json, /^test\.top3 is /],
    [
      "predictions",
      (old: Record<string, string>) => ({
        ...old,
        [idOf(0)]: "jazz 0.50, folk 0.30, metal 0.10",
        [idOf(1)]: "jazz 0.50, folk 0.30, metal 0.10",
      }),
      /^test\.confusion\.folk\.jazz is /,
    ],
  ])("%s", (path, change, found) => {
    expect(contradictions(edited(model(1), path, change), truthOf).join("\n")).toMatch(
      new RegExp(found, "m"),
    );
  });

  it("how often a genre was named, where the covers' genres are not known", () => {
    const result = edited(model(1), "predictions", (old: Record<string, string>) =>
      Object.fromEntries(Object.keys(old).map((id) => [id, "jazz 0.50, folk 0.30, metal 0.10"])),
    );
    expect(contradictions(result).join("\n")).toMatch(
      /^test\.confusion names jazz \d+, by the predictions 43$/m,
    );
  });

  it("accuracies over the runs of a model", () => {
    const run = (value: number) => ({ test: { accuracy: roundNumbers(share(value, 40)) } });
    const testAccuracy = { count: 2, mean: 0.5, lowest: 0.25, highest: 0.75 };
    const runs = [run(10), run(30)];
    expect(contradictions({ runs, testAccuracy })).toEqual([]);
    expect(
      contradictions({ models: { a: { runs, testAccuracy: { ...testAccuracy, mean: 0.6 } } } }),
    ).toEqual(["models.a.testAccuracy.mean is 0.6, of its runs 0.5"]);
  });

  it("ranks that are not those of their counts, or of the matrix", () => {
    const ranks = roundNumbers(selfRank([0, 1, 1], 3));
    expect(contradictions(ranks)).toEqual([]);
    expect(contradictions(edited(ranks, "mean", () => 1))).toEqual([
      "mean is 1, of its counts 1.667",
    ]);
    const one = (rank: number) => ({
      chiSquare: {
        matrix: { a: { a: 2, b: 1 }, b: { a: 1, b: 0.5 } },
        selfRank: { a: roundNumbers(selfRank([rank - 1], 2)), b: roundNumbers(selfRank([0], 2)) },
      },
    });
    expect(contradictions({ measures: one(2) })).toEqual([]);
    expect(contradictions({ measures: one(1) })).toEqual([
      "measures.chiSquare.selfRank.a is 1, in its row of the matrix 2",
    ]);
  });
});
