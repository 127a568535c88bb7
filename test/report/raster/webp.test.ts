import sharp from "sharp";
import { expect, it } from "vitest";
import { webpOf } from "../../../report/raster/webp.ts";

it("webpOf(picture) is a WebP of the same size and colours, the same bytes each time", async () => {
  const colours = Buffer.from([200, 40, 90, 255].flatMap((level) => [level, 80, 120]));
  const raw = { width: 2, height: 2, channels: 3 } as const;
  const picture = sharp(colours, { raw }).resize(64, 64, { kernel: "nearest" });
  const png = await picture.png().toBuffer();
  const webp = await webpOf(png);
  expect(await sharp(webp).metadata()).toMatchObject({ format: "webp", width: 64, height: 64 });
  const [before, after] = [await sharp(png).raw().toBuffer(), await sharp(webp).raw().toBuffer()];
  const errors = before.map((level, index) => Math.abs(level - after[index]!));
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(4);
  expect(await webpOf(png)).toEqual(webp);
});
