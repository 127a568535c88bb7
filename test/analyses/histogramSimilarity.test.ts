import { expect, test } from "vitest";
import {
  histogramSimilarity,
  type HistogramSimilarity,
} from "../../analyses/histogramSimilarity.ts";
import { colourHistogram } from "../../analyses/image/histograms/colourHistogram.ts";
import { compareHistograms, measures } from "../../analyses/image/histograms/compareHistograms.ts";
import { resizeCubic } from "../../analyses/image/resizeCubic.ts";
import { parseShard } from "../../analyses/pipeline/shard.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, noise, plain } from "./drawnCovers.ts";

type Pictures = Record<string, RgbImage>;

const params = {
  ...histogramSimilarity.params,
  poster: { sample: 5, repeats: 20 },
  writeUp: { sample: 50, repeats: 20 },
};

async function run(pictures: Pictures, changes = {}): Promise<HistogramSimilarity> {
  const context = memoryContext(pictures);
  const corpus = drawnCorpus(pictures);
  const { result } = await histogramSimilarity.run(corpus, { ...params, ...changes }, context);
  return result;
}

/** Noise of different brightness, so that covers differ. */
function noisy(genres: Record<string, number>): Pictures {
  const dim = (image: RgbImage, shift: number) => ({
    ...image,
    pixels: image.pixels.map((level) => level >> shift),
  });
  return Object.fromEntries(
    Object.entries(genres).flatMap(([genre, covers], g) =>
      Array.from({ length: covers }, (_, i) => [
        `${genre}/${i}`,
        dim(noise(7 * g + i, 32), (g + i) % 3),
      ]),
    ),
  );
}

const redAndBlue = {
  "pop/a": plain(255, 0, 0),
  "pop/b": plain(255, 0, 0),
  "rock/a": plain(255, 0, 0),
  "rock/b": plain(0, 0, 255),
};

test("histogramSimilarity.exact of red, red and red, blue", async () => {
  const { exact, covers } = await run(redAndBlue);
  const apart = -1 / 511; // correlation of two histograms with one other cell of 512 each
  const matrix = (popPop: number, popRock: number, rockRock: number) => ({
    pop: { pop: expect.closeTo(popPop, 12), rock: expect.closeTo(popRock, 12) },
    rock: { pop: expect.closeTo(popRock, 12), rock: expect.closeTo(rockRock, 12) },
  });
  expect(covers).toEqual({ pop: 2, rock: 2 });
  expect([exact.repeats, exact.sample]).toEqual([1, { pop: 2, rock: 2 }]);
  expect(exact.measures.correlation.matrix).toEqual(matrix(1, (1 + apart) / 2, apart));
  expect(exact.measures.chiSquare.matrix).toEqual(matrix(0, 0.5, 1));
  expect(exact.measures.intersection.matrix).toEqual(matrix(1, 0.5, 0));
  expect(exact.measures.hellinger.matrix).toEqual(matrix(0, 0.5, 1));
  for (const measure of measures)
    expect(exact.measures[measure].selfRank).toEqual({
      pop: { mean: 1, shareFirst: 1, counts: [1, 0] },
      rock: { mean: 2, shareFirst: 0, counts: [0, 1] },
    });
});

test("histogramSimilarity.poster of genres with fewer covers than drawn is the exact mean", async () => {
  const { poster, exact } = await run(redAndBlue);
  expect([poster.repeats, poster.sample]).toEqual([20, { pop: 2, rock: 2 }]);
  expect(poster.measures.intersection.matrix).toEqual(exact.measures.intersection.matrix);
  expect(poster.measures.intersection.selfRank.rock).toEqual({
    mean: 2,
    shareFirst: 0,
    counts: [0, 20],
  });
});

test("histogramSimilarity.writeUp compares one half of a small genre with the other", async () => {
  const { writeUp } = await run(redAndBlue);
  expect([writeUp.repeats, writeUp.sample]).toEqual([20, { pop: 1, rock: 1 }]);
  const { matrix, selfRank } = writeUp.measures.intersection;
  expect([matrix.pop!.pop, matrix.rock!.rock]).toEqual([1, 0]);
  // one random cover of rock is red or blue
  const share = matrix.pop!.rock!;
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  expect(selfRank.rock!.shareFirst).toBeCloseTo(1 - share, 12);
});

test("histogramSimilarity.exact is the mean over all pairs of different covers", async () => {
  const pictures = noisy({ folk: 3, pop: 4, soul: 2 });
  const { exact } = await run(pictures);
  const histograms = Object.entries(pictures).map(([id, image]) => ({
    genre: id.split("/")[0]!,
    cells: colourHistogram(resizeCubic(image, 32, 32).pixels, 8),
  }));
  for (const measure of measures)
    for (const genre of ["folk", "pop", "soul"])
      for (const other of ["folk", "pop", "soul"]) {
        const values = histograms.flatMap((a) =>
          histograms
            .filter((b) => a !== b && a.genre === genre && b.genre === other)
            .flatMap((b) => [
              compareHistograms(a.cells, b.cells)[measure],
              compareHistograms(b.cells, a.cells)[measure],
            ]),
        );
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const found = exact.measures[measure].matrix[genre]![other]!;
        expect(found / mean).toBeCloseTo(1, 9);
      }
});

test("histogramSimilarity does not depend on the names of the covers", async () => {
  const pictures = noisy({ folk: 5, pop: 6 });
  const renamed = Object.entries(pictures).map(([id, image]): [string, RgbImage] => [
    id.replace(/\d/, (digit) => `${9 - Number(digit)}`),
    image,
  ]);
  const [before, after] = [await run(pictures), await run(Object.fromEntries(renamed))];
  for (const measure of measures)
    for (const genre of ["folk", "pop"])
      for (const other of ["folk", "pop"])
        expect(after.exact.measures[measure].matrix[genre]![other]).toBeCloseTo(
          before.exact.measures[measure].matrix[genre]![other]!,
          9,
        );
});

test("histogramSimilarity.poster and .writeUp come near the exact mean: genres are drawn independently", async () => {
  const folk = noisy({ folk: 12 });
  const pop = Object.entries(folk).map(([id, image]) => [id.replace("folk", "pop"), image]);
  const sampling = { sample: 4, repeats: 2000 };
  const { poster, writeUp, exact } = await run(
    { ...folk, ...Object.fromEntries(pop) },
    { poster: sampling, writeUp: sampling },
  );
  for (const { measures } of [poster, writeUp])
    for (const genre of ["folk", "pop"])
      for (const other of ["folk", "pop"]) {
        const found = measures.intersection.matrix[genre]![other]!;
        const mean = exact.measures.intersection.matrix[genre]![other]!;
        expect(Math.abs(found / mean - 1)).toBeLessThan(0.03);
      }
});

test("histogramSimilarity is the same again, and another with another seed", async () => {
  const pictures = noisy({ folk: 7, pop: 8 });
  const [one, two] = [await run(pictures), await run(pictures)];
  expect(two).toEqual(one);
  const other = await run(pictures, { seed: "other" });
  expect(other.exact).toEqual(one.exact);
  expect(other.poster).not.toEqual(one.poster);
});

test("histogramSimilarity draws a genre the same whatever the others are", async () => {
  const one = await run(noisy({ folk: 7, pop: 8 }));
  const two = await run(noisy({ folk: 7, pop: 8, soul: 2 }));
  expect(two.poster.measures.hellinger.matrix.folk!.pop).toBe(
    one.poster.measures.hellinger.matrix.folk!.pop,
  );
});

test("histogramSimilarity of identical covers: all ranks are 1", async () => {
  const ids = ["a/1", "a/2", "a/3", "b/1", "b/2", "c/1", "c/2"];
  const result = await run(Object.fromEntries(ids.map((id) => [id, noise(1)])));
  for (const protocol of [result.poster, result.writeUp, result.exact])
    for (const measure of measures)
      for (const rank of Object.values(protocol.measures[measure].selfRank))
        expect([rank.mean, rank.shareFirst]).toEqual([1, 1]);
  expect(result.exact.measures.chiSquare.matrix.a!.b).toBeCloseTo(0, 9);
});

test("histogramSimilarity refuses a genre with one cover", async () => {
  const pictures = { "pop/a": noise(1), "pop/b": noise(2), "rock/a": noise(3) };
  await expect(run(pictures)).rejects.toThrow("genre with fewer than two covers: rock");
});

test("histogramSimilarity tells how many pairs are done", async () => {
  const pictures = noisy({ folk: 3, pop: 2 });
  const context = memoryContext(pictures);
  await histogramSimilarity.run(drawnCorpus(pictures), params, context);
  expect(context.progress["comparing pairs of covers"]).toEqual([9 + 4 + 6, 9 + 4 + 6]);
});

test("histogramSimilarity.comparePairs in any shards leaves to run() the same result and nothing to compare", async () => {
  const pictures = noisy({ folk: 7, pop: 8, soul: 5 });
  const whole = await run(pictures);
  for (const shards of [["1/1"], ["2/2", "1/2"], ["1/4", "3/4", "2/4", "4/4"]]) {
    const context = memoryContext(pictures);
    for (const shard of shards.map(parseShard))
      await histogramSimilarity.comparePairs!(drawnCorpus(pictures), shard, params, context);
    const kept = context.files.size;
    const { result } = await histogramSimilarity.run(drawnCorpus(pictures), params, context);
    expect(result).toEqual(whole);
    expect(context.files.size).toBe(kept);
  }
});
