import { expect, test } from "vitest";
import { coverPixels, type Downsampling } from "../../../analyses/image/coverPixels.ts";
import { resizeCubic } from "../../../analyses/image/resizeCubic.ts";
import { drawnCorpus, memoryContext, noise } from "../drawnCovers.ts";

const pictures = Object.fromEntries(
  Array.from({ length: 300 }, (_, i) => [`pop/${String(i).padStart(3, "0")}`, noise(i, 12)]),
);
const corpus = drawnCorpus(pictures);
const cubic: Downsampling = { method: "cubic", size: 5, seed: "" };
const random: Downsampling = { method: "random", size: 5, seed: "a" };

test("coverPixels(corpus, cubic) reads the covers asked for, in that order", async () => {
  const pixels = await coverPixels(corpus, cubic, memoryContext(pictures));
  const [last, first] = await pixels.read([299, 0]);
  expect([...last!]).toEqual([...resizeCubic(pictures["pop/299"]!, 5, 5).pixels]);
  expect([...first!]).toEqual([...resizeCubic(pictures["pop/000"]!, 5, 5).pixels]);
});

test("coverPixels(corpus, random) takes the same places of every cover, each a pixel of it", async () => {
  const ramp = (offset: number) => ({
    width: 12,
    height: 12,
    pixels: Uint8Array.from({ length: 3 * 144 }, (_, i) => Math.floor(i / 3) + offset),
  });
  const ramps = { "pop/a": ramp(0), "pop/b": ramp(100) };
  const pixels = await coverPixels(drawnCorpus(ramps), random, memoryContext(ramps));
  const [a, b] = await pixels.read([0, 1]);
  expect([...b!].map((level) => level - 100)).toEqual([...a!]);
  expect(new Set(a).size).toBeGreaterThan(15);
  expect([...a!]).not.toEqual([...a!].sort((x, y) => x - y));
});

test("coverPixels(corpus, downsampling) goes on where a killed run stopped", async () => {
  const context = memoryContext(pictures);
  const whole = await (await coverPixels(corpus, cubic, context)).read([0, 280]);
  const killed = memoryContext(pictures);
  killed.files.set("pixels/from-0", context.files.get("pixels/from-0")!);
  expect(await (await coverPixels(corpus, cubic, killed)).read([0, 280])).toEqual(whole);
  expect(killed.read).toHaveLength(44);
});

test("coverPixels(corpus, downsampling) names a cover that cannot be decoded", async () => {
  const context = {
    ...memoryContext(pictures),
    readCover: async () => Buffer.from("no image"),
  };
  await expect(coverPixels(corpus, cubic, context)).rejects.toThrow(
    /^unreadable cover: pop\/\d+(\.\w+)? \(not an image\)$/,
  );
});
