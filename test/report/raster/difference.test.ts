import sharp from "sharp";
import { expect, it } from "vitest";
import { readSources } from "../../../report/site/sources.ts";
import { averageDifferences } from "../../../report/figures/averageDifferences.ts";
import { differenceWebp } from "../../../report/raster/difference.ts";
import { formatHtml } from "../../../report/language/html.ts";
import { sampleEdition } from "../sampleEdition.ts";

const flat = (red: number, green: number, blue: number, size = 2) =>
  sharp({
    create: { width: size, height: size, channels: 3, background: { r: red, g: green, b: blue } },
  })
    .png()
    .toBuffer();
const pixel = async (png: Buffer) => [...(await sharp(png).raw().toBuffer()).subarray(0, 3)];
/** WebP is not exact. */
const expectNear = (colour: number[], expected: number[]) =>
  expected.forEach((level, channel) =>
    expect(Math.abs(colour[channel]! - level), `channel ${channel}`).toBeLessThan(5),
  );

it("differenceWebp(picture, other, gain) is mid grey where they are alike, and clamped", async () => {
  const difference = await differenceWebp(await flat(100, 110, 250), await flat(100, 100, 50), 4);
  expectNear(await pixel(difference), [128, 168, 255]);
});

it("differenceWebp(picture, other, gain) refuses pictures of different sizes", async () => {
  await expect(differenceWebp(await flat(1, 1, 1), await flat(1, 1, 1, 3), 4)).rejects.toThrow(
    "pictures of different sizes: 2x2, 3x3",
  );
});

it("averageDifferences.render(context, text) shows one picture for each genre", async () => {
  const { poster } = await readSources();
  const edition = sampleEdition("bandcamp", ["ambient", "metal"]);
  const [ambient, metal, all] = [
    await flat(90, 90, 90),
    await flat(60, 60, 60),
    await flat(80, 80, 80),
  ];
  const images = { "ambient-srgb": ambient, "metal-srgb": metal, "all-srgb": all };
  const files = new Map<string, Buffer>();
  const html = await averageDifferences.render(
    {
      poster,
      edition: { ...edition, images: { averagedImages: images } },
      cachedFigure: (_name, _module, _data, draw) => draw(),
      addFile(path, content) {
        files.set(path, Buffer.from(content as Uint8Array));
        return path;
      },
    },
    { title: "Differences", alt: "Two pictures." },
  );
  expect(formatHtml(html).match(/<img /g)).toHaveLength(2);
  expectNear(await pixel(files.get("images/averageDifferences/metal.webp")!), [68, 68, 68]);
});
