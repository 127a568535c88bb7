import { expect, test } from "vitest";
import { resizeCubic } from "../../../analyses/image/resizeCubic.ts";
import { type Survey, survey, surveySome } from "../../../analyses/image/survey.ts";
import { coversIn, parseShard } from "../../../analyses/pipeline/shard.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { drawnCorpus, type MemoryContext, memoryContext, noise, plain } from "../drawnCovers.ts";

const params = { thumbnailSize: 32, fullSize: 40 };
const pictures = {
  "pop/b": noise(1),
  "rock/a": plain(10, 20, 30),
  "pop/a": noise(2),
  "rock/b": plain(0, 255, 1, 57),
};
const corpus = drawnCorpus(pictures);

async function thumbnailsOf({ thumbnails }: Survey, genre: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of thumbnails(genre)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("survey(corpus).thumbnails(genre) is its covers by OpenCV's resize, in the order of the corpus", async () => {
  const surveyed = await survey(corpus, params, memoryContext(pictures));
  const expected = [noise(2), noise(1)].map((image) => resizeCubic(image, 32, 32).pixels);
  expect(await thumbnailsOf(surveyed, "pop")).toEqual(Buffer.concat(expected));
});

test("survey(corpus).thumbnails(genre) has every cover when they fill many chunks", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1100 }, (_, i) => [
      `pop/${String(i).padStart(4, "0")}`,
      plain(i & 255, i >> 8, 9, 4),
    ]),
  );
  const sizes = { thumbnailSize: 2, fullSize: 4 };
  const surveyed = await survey(drawnCorpus(many), sizes, memoryContext(many));
  const pixels = await thumbnailsOf(surveyed, "pop");
  const first = Array.from({ length: 1100 }, (_, i) => [...pixels.subarray(12 * i, 12 * i + 3)]);
  expect(first).toEqual(Array.from({ length: 1100 }, (_, i) => [i & 255, i >> 8, 9]));
  expect((await surveyed.sums("pop")).srgb[2]).toBe(9 * 1100);
});

test("survey(corpus).sums(genre) adds up sRGB levels and light, stretching what has another size", async () => {
  const { sums } = await survey(corpus, params, memoryContext(pictures));
  const { srgb, linear } = await sums("rock");
  expect([srgb.length, linear.length]).toEqual([4800, 4800]);
  expect([...srgb.subarray(0, 3)]).toEqual([10, 275, 31]);
  expect([...linear.subarray(0, 3)]).toEqual([199, 458 + 65535, 851 + 20]);
  expect(new Set(srgb)).toEqual(new Set([10, 275, 31]));
});

test("survey(corpus) reads each cover once, and not again", async () => {
  const context = memoryContext(pictures);
  await survey(corpus, params, context);
  await survey(corpus, params, context);
  expect(context.read.sort()).toEqual(["pop/a.png", "pop/b.png", "rock/a.png", "rock/b.png"]);
  expect(context.progress).toEqual({ "reading covers": [4, 4] });
});

/** A survey in `context` of these pictures, as bytes. */
async function bytesOf(shown: Record<string, RgbImage>, context: MemoryContext) {
  const drawn = withHashes(drawnCorpus(shown));
  const surveyed = await survey(drawn, params, context);
  const genres = drawn.genres.map(async (genre) => {
    const { srgb, linear } = await surveyed.sums(genre);
    return [await thumbnailsOf(surveyed, genre), srgb, linear];
  });
  return Promise.all(genres);
}

/** Covers that are files, which any corpus may have. */
function withHashes(corpus: Corpus): Corpus {
  return { ...corpus, covers: corpus.covers.map((cover) => ({ ...cover, sha256: cover.id })) };
}

const both = { ...pictures, "pop/0": noise(3), "pop/c": noise(4) };

test("survey(corpus) reads one cover when one has come, or one of few is gone; the same bytes as anew", async () => {
  const context = memoryContext(both);
  const { "pop/0": added, ...before } = both;
  await bytesOf(before, context);
  context.read.length = 0;
  expect(await bytesOf({ ...before, "pop/0": added }, context)).toEqual(
    await bytesOf(both, memoryContext(both)),
  );
  expect(context.read).toEqual(["pop/0.png"]);
  context.read.length = 0;
  expect(await bytesOf(pictures, context)).toEqual(
    await bytesOf(pictures, memoryContext(pictures)),
  );
  expect(context.read.sort()).toEqual(["pop/a.png", "pop/b.png"]);
  expect(context.files.size).toBe(2); // a part for each genre: what is no longer needed is gone
});

test.each([
  ["1/1"],
  ["1/2", "2/2"],
  ["3/3", "1/3", "2/3"],
  ["2/6", "6/6"], // as far as killed runs came
])(
  "surveySome(corpus, covers): shards %s leave to survey(corpus) the rest, and the same bytes",
  async (...shards) => {
    const context = memoryContext(both);
    const drawn = withHashes(drawnCorpus(both));
    for (const shard of shards)
      await surveySome(drawn, coversIn(drawn, parseShard(shard)), params, context);
    expect(await bytesOf(both, context)).toEqual(await bytesOf(both, memoryContext(both)));
    expect(context.read.sort()).toEqual(drawn.covers.map(({ id }) => id));
  },
);

test("survey(corpus) reads what was damaged, and what is lost meanwhile", async () => {
  const context = memoryContext(pictures);
  const expected = await bytesOf(pictures, context);
  context.files.delete([...context.files.keys()][0]!);
  expect(await bytesOf(pictures, context)).toEqual(expected);
  expect(context.read).toHaveLength(6);
  const surveyed = await survey(withHashes(corpus), params, context);
  context.files.clear();
  expect((await surveyed.sums("rock")).srgb).toEqual(expected[1]![1]);
});

test("survey(corpus) names the cover that cannot be decoded", async () => {
  const context = memoryContext(pictures);
  context.readCover = async () => Buffer.from("no picture");
  await expect(survey(corpus, params, context)).rejects.toThrow(
    /^unreadable cover: pop\/[ab]\.png \(not an image\)$/,
  );
});
