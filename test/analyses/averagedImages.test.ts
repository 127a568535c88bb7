import { expect, test } from "vitest";
import { averagedImages } from "../../analyses/averagedImages.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import { drawnCorpus, memoryContext, noise, plain } from "./drawnCovers.ts";

const params = { ...averagedImages.params, size: 40 };

async function run(pictures: Record<string, RgbImage>, changes = {}) {
  const context = memoryContext(pictures);
  return averagedImages.run(drawnCorpus(pictures), { ...params, ...changes }, context);
}

const firstPixel = (image: RgbImage | undefined) => [...image!.pixels.subarray(0, 3)];

const plainCovers = {
  "pop/a": plain(0, 0, 100),
  "pop/b": plain(255, 0, 201),
  "rock/a": plain(10, 20, 30),
  "rock/b": plain(10, 20, 30),
};

test("averagedImages.images are means of levels and of light", async () => {
  const { images } = await run(plainCovers);
  expect(Object.keys(images).sort()).toEqual(
    ["all", "pop", "rock"]
      .flatMap((name) => [`${name}-linear`, `${name}-srgb`])
      .concat(["pop-sample", "rock-sample"])
      .sort(),
  );
  expect([images["pop-sample"]!.width, images["pop-srgb"]!.width]).toEqual([32, 40]);
  expect(firstPixel(images["pop-sample"])).toEqual([128, 0, 150]);
  expect(firstPixel(images["pop-srgb"])).toEqual([128, 0, 150]);
  expect(firstPixel(images["pop-linear"])).toEqual([188, 0, 161]);
  expect(firstPixel(images["rock-linear"])).toEqual([10, 20, 30]);
  expect(firstPixel(images["all-srgb"])).toEqual([69, 10, 90]);
  expect(firstPixel(images["all-linear"])).toEqual([137, 11, 119]);
});

test("averagedImages.result describes each genre's average", async () => {
  const { result } = await run(plainCovers);
  expect([result.size, result.sampleSize]).toEqual([40, 50]);
  expect(result.genres.pop).toEqual({
    covers: 2,
    sample: 2,
    meanColour: { red: 127.5, green: 0, blue: 150.5 },
    contrast: [{ covers: 2, samples: 1, rms: 0 }],
    distanceToGrandMean: expect.closeTo(Math.hypot(58.75, 10, 60.25) / Math.sqrt(3), 9),
  });
  expect(result.grandMean).toEqual({
    meanColour: { red: 68.75, green: 10, blue: 90.25 },
    rms: expect.closeTo(0, 9),
  });
});

const noisy = Object.fromEntries(
  ["pop", "rock"].flatMap((genre, g) =>
    Array.from({ length: 60 }, (_, i) => [
      `${genre}/${String(i).padStart(2, "0")}`,
      noise(60 * g + i, 32),
    ]),
  ),
);

test("averagedImages.result.genres[genre].contrast falls with the number of covers", async () => {
  const { result } = await run(noisy, { size: 32, contrast: { covers: [5, 50, 500], samples: 3 } });
  for (const genre of Object.values(result.genres)) {
    expect(genre.contrast.map(({ covers, samples }) => [covers, samples])).toEqual([
      [5, 3],
      [50, 1],
      [60, 1],
    ]);
    // uniform noise has a standard deviation of 73.9 levels
    for (const { covers, rms } of genre.contrast)
      expect(rms / (73.9 / Math.sqrt(covers))).toBeCloseTo(1, 1);
  }
});

test("averagedImages samples by its seed", async () => {
  const changes = { size: 32, sampleSize: 3 };
  const sample = async (seed: string) =>
    (await run(noisy, { ...changes, seed })).images["pop-sample"];
  expect(await sample("a")).toEqual(await sample("a"));
  expect(await sample("a")).not.toEqual(await sample("b"));
});

test("averagedImages samples `sampleSize` covers, or all", async () => {
  const { result } = await run(noisy, { size: 32, sampleSize: 7 });
  expect(Object.values(result.genres).map(({ sample }) => sample)).toEqual([7, 7]);
  const all = await run(noisy, { size: 32, sampleSize: 100 });
  expect(all.images["pop-sample"]).toEqual(all.images["pop-srgb"]);
});

test("averagedImages refuses a genre with the grand mean's name", async () => {
  const pictures = { "all/a": noise(1), "all/b": noise(2) };
  await expect(run(pictures)).rejects.toThrow("genre name in use: all");
});
