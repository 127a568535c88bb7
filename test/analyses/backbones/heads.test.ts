import { beforeAll, describe, expect, it } from "vitest";
import { type HeadParams, type Heads, trainedHeads } from "../../../analyses/backbones/heads.ts";
import { sidesOf } from "../../../analyses/nn/sides.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { mostLikely } from "../../../analyses/stats/classification.ts";
import { random } from "../../../data/random.ts";
import { memoryContext } from "../drawnCovers.ts";
import { splitCorpus } from "../splitCorpus.ts";

const genres = ["a", "b", "c"];
const corpus = splitCorpus(genres, 20, (i) => i >= 14);
const params: HeadParams = {
  recipe: {
    epochs: 5,
    batch: 10,
    rate: 0.01,
    momentum: 0.9,
    checkpointSteps: 1e9,
    seed: "heads",
  },
  strengths: [1, 0.1, 0.01],
  folds: 4,
};
const backbone = { architecture: "resNet18", weights: { kind: "random", seed: "1" } } as const;

/** Noise with, from `signal` on, a hint of the genre; 12 numbers a cover. */
function featuresOf(signal: number) {
  const stream = random("features");
  const rows = corpus.covers.map(({ genre }) =>
    Float32Array.from(
      { length: 12 },
      (_, j) => stream.float() - 0.5 + (j === genres.indexOf(genre) ? signal : 0),
    ),
  );
  return { length: 12, rows };
}

async function headsOf(
  signal: number,
  context = memoryContext({}),
  given = params,
): Promise<Heads> {
  const training = { backbone, features: featuresOf(signal), params: given };
  const engine = () => openEngineThread("onnx", 1);
  return trainedHeads(corpus, training, { ...context, engine });
}

function accuracy(logits: readonly Float32Array[], split?: string): number {
  const places = [...corpus.covers.keys()].filter(
    (place) => split === undefined || corpus.covers[place]!.split === split,
  );
  const right = places.filter(
    (place) => genres[mostLikely(logits[place]!)] === corpus.covers[place]!.genre,
  );
  return right.length / places.length;
}

describe(
  "trainedHeads(corpus, {backbone, features, params}, context)",
  { timeout: 120_000 },
  () => {
    let heads: Heads;
    const context = memoryContext({});
    beforeAll(async () => void (heads = await headsOf(2, context)), 120_000);

    it("learns what features tell, on the split and across folds", () => {
      for (const { logits, crossValidated } of [heads.sgd, heads.logistic]) {
        expect(accuracy(logits, "test")).toBeGreaterThan(0.9);
        expect(crossValidated).toHaveLength(60);
        expect(accuracy(crossValidated)).toBeGreaterThan(0.9);
      }
      expect(heads.sgd.epochs).toHaveLength(5);
      expect(params.strengths).toContain(heads.logistic.strength);
    });

    it("judges a cover by a layer that has not seen it", async () => {
      const { logistic } = await headsOf(0);
      expect(accuracy(logistic.logits, "train")).toBeGreaterThan(0.35);
      expect(accuracy(logistic.crossValidated)).toBeLessThan(0.55);
    });

    it("finds nothing in genres dealt out anew on each side", async () => {
      const shuffled = { ...params, shuffledGenres: "dealt", folds: 0 };
      const { sgd, logistic } = await headsOf(2, memoryContext({}), shuffled);
      const { places, labels } = sidesOf(corpus, "dealt").test;
      for (const { logits, crossValidated } of [sgd, logistic]) {
        const right = places.filter((place, i) => mostLikely(logits[place]!) === labels[i]);
        expect(right.length / places.length).toBeLessThan(0.7);
        expect(crossValidated).toEqual([]);
      }
    });

    it("reads from the cache what it has trained, bit for bit", async () => {
      expect(await headsOf(0, context)).toEqual(heads);
    });
  },
);
