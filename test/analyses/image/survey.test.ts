import { expect, test } from "vitest";
import { resizeCubic } from "../../../analyses/image/resizeCubic.ts";
import { type Survey, survey } from "../../../analyses/image/survey.ts";
import { drawnCorpus, memoryContext, noise, plain } from "../drawnCovers.ts";

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

test("survey(corpus) goes on where a killed run stopped", async () => {
  const whole = memoryContext(pictures);
  const expected = await thumbnailsOf(await survey(corpus, params, whole), "rock");
  const again = memoryContext(pictures);
  for (const [file, content] of whole.files) again.files.set(file, content);
  again.files.delete("survey/sums-1");
  again.files.set("survey/thumbnails-1", expected.subarray(0, 3072));
  const surveyed = await survey(corpus, params, again);
  expect(again.read.sort()).toEqual(["rock/a.png", "rock/b.png"]);
  expect(again.progress).toEqual({ "reading covers": [4, 4] });
  expect(await thumbnailsOf(surveyed, "rock")).toEqual(expected);
  expect(again.files).toEqual(whole.files);
});

test("survey(corpus) names the cover that cannot be decoded", async () => {
  const context = memoryContext(pictures);
  context.readCover = async () => Buffer.from("no picture");
  await expect(survey(corpus, params, context)).rejects.toThrow(
    /^unreadable cover: pop\/[ab]\.png \(not an image\)$/,
  );
});
