import { beforeAll, describe, expect, it } from "vitest";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { softmax } from "../../../analyses/stats/classification.ts";
import { featureRows, type FeatureSource } from "../../../analyses/validation/featureRows.ts";
import { foldedHead, type FoldParams } from "../../../analyses/validation/foldedHead.ts";
import { goldenSection } from "../../../analyses/validation/goldenSection.ts";
import {
  type HeadResults,
  likeliestTemperature,
  validateHeads,
} from "../../../analyses/validation/validate.ts";
import { makeCorpus } from "../../../data/corpus/corpus.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { random } from "../../../data/random.ts";
import { drawnCorpus, memoryContext, plain } from "../drawnCovers.ts";

const genres = ["blue", "green", "red"];

/** Pictures of a hint of their genre's colour in noise; four of the ten are for testing. */
function pictures(count: number): Record<string, RgbImage> {
  const { int } = random("hints");
  const named = genres.flatMap((genre, g) =>
    Array.from({ length: count }, (_, i) => {
      const levels = [2, 1, 0].map((c) => 90 + int(60) + (c === g ? 40 : 0)) as [
        number,
        number,
        number,
      ];
      return [`${genre}/${String(i).padStart(2, "0")}`, plain(...levels, 64)] as const;
    }),
  );
  return Object.fromEntries(named);
}

const drawn = pictures(20);
const corpus = (() => {
  const { covers } = drawnCorpus(drawn);
  return makeCorpus(
    "drawn",
    covers.map((cover, i) => ({
      ...cover,
      split: i % 20 >= 14 ? ("test" as const) : ("train" as const),
    })),
    [],
  );
})();
const pixels = {
  kind: "pixels",
  pixels: { method: "cubic", size: 4, seed: "" },
} as const satisfies FeatureSource;
const params: FoldParams = {
  folds: 5,
  seed: "folds",
  strengths: [1, 0.1, 0.01],
  sizes: [12, 24, 1000],
};
const context = { ...memoryContext(drawn), engine: () => openEngineThread("onnx", 1) };

describe("featureRows(corpus, sources, context)", () => {
  it("gives the numbers of each source, one after the other", async () => {
    const colours = { kind: "descriptor", name: "colours" } as const;
    const [alone, both] = [
      await featureRows(corpus, [colours], context),
      await featureRows(corpus, [pixels, colours], context),
    ];
    expect(both).toHaveLength(60);
    expect(both[7]).toHaveLength(48 + alone[7]!.length);
    expect(both[7]!.slice(48)).toEqual(alone[7]);
    expect(both[7]!.slice(0, 3).every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});

describe("validateHeads(corpus, params, context)", { timeout: 120_000 }, () => {
  let results: HeadResults;
  const pixelHead = { features: [pixels], weighting: "classes", curve: true } as const;
  beforeAll(async () => {
    results = await validateHeads(
      corpus,
      {
        ...params,
        heads: { pixels: pixelHead },
        others: {
          colours: { features: [{ kind: "descriptor", name: "colours" }], weighting: "rows" },
        },
        means: { both: ["pixels", "colours"] },
      },
      context,
    );
  }, 120_000);

  it("judges every cover by what the other folds say, and the test side by the training side", () => {
    const { folds, test, features, top3, strength } = results.heads["pixels"]!;
    expect([features, folds.accuracy.n, test.accuracy.n, top3.value]).toEqual([48, 60, 18, 1]);
    expect(folds.accuracy.value).toBeGreaterThan(0.6);
    expect(test.accuracy.value).toBeGreaterThan(0.6);
    expect(params.strengths).toContain(strength);
  });

  it("finds nothing in genres dealt out anew", () => {
    expect(results.heads["pixels"]!.dealt.n).toBe(18);
    expect(results.heads["pixels"]!.dealt.value).toBeLessThan(0.7);
  });

  it("writes an answer for every cover, by genre", () => {
    const { answers, folds } = results.heads["pixels"]!;
    for (const [g, genre] of genres.entries()) {
      expect(answers[genre]).toMatch(/^[012]{20}$/);
      const right = [...answers[genre]!].filter((answer) => answer === String(g)).length;
      expect(right).toBe(folds.confusion[genre]![genre]);
    }
  });

  it("draws a learning curve of the sizes that fit", () => {
    expect(Object.keys(results.heads["pixels"]!.curve)).toEqual(["12", "24"]);
    expect(results.heads["pixels"]!.curve["12"]!.balancedAccuracy.value).toBeGreaterThan(1 / 3);
  });

  it("averages the probabilities of heads, those of other analyses among them", () => {
    expect(Object.keys(results.heads)).toEqual(["pixels"]);
    const { members, features, curve } = results.means["both"]!;
    expect([members, features > 48, curve]).toEqual([["pixels", "colours"], true, {}]);
  });

  it("judges no cover by a head that has seen it", async () => {
    const { int } = random("other labels");
    const mixed = makeCorpus(
      "mixed",
      corpus.covers.map((cover) => ({ ...cover, genre: genres[int(3)]! })),
      [],
    );
    const head = { features: [pixels], weighting: "rows" } as const;
    const { folds } = await foldedHead(mixed, head, { ...params, strengths: [1e-4] }, context);
    const labels = mixed.covers.map(({ genre }) => mixed.genres.indexOf(genre));
    const right = folds.filter((row, i) => row.indexOf(Math.max(...row)) === labels[i]).length;
    expect(right / 60).toBeLessThan(0.55);
  });
});

describe("likeliestTemperature(logits, labels)", () => {
  it("finds by how much logits are too sure", () => {
    const { float } = random("temperature");
    const [logits, labels]: [number[][], number[]] = [[], []];
    for (let i = 0; i < 4000; i++) {
      const honest = [float() * 3, float() * 3, float() * 3];
      let at = float();
      const label = softmax(honest).findIndex((probability) => (at -= probability) < 0);
      logits.push(honest.map((logit) => 4 * logit));
      labels.push(Math.max(label, 0));
    }
    expect(likeliestTemperature(logits, labels)).toBeCloseTo(4, 0);
  });
});

describe("goldenSection(value, low, high, tolerance)", () => {
  it.each([-3.2, 0.5, 4.9])("finds the valley at %d", (place) => {
    expect(goldenSection((x) => (x - place) ** 2, -5, 5, 1e-6)).toBeCloseTo(place, 5);
  });
});
