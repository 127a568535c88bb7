import sharp from "sharp";
import { expect, test } from "vitest";
import { controlSource } from "../../../data/control/source.ts";
import { controlParams, designControl } from "../../../data/control/design.ts";
import { drawCover } from "../../../data/control/drawCover.ts";
import { withoutLetters } from "../../../data/control/lettering/withoutLetters.ts";
import { resizeCubic } from "../../../analyses/image/resizeCubic.ts";
import { decodeCover } from "../../../data/corpus/decode.ts";
import { drawnPictures } from "../../../report/raster/drawnPictures.ts";

/** With letters, and with edges that are not opaque. */
const cover = designControl(controlParams).find(({ id }) => id === "pop/test-005.png")!;
const svg = drawCover(cover, controlParams.seed);

test("drawnPictures(svg, size) has the pixels of the control corpus, as a file and as networks see them", async () => {
  const { png, plain, seen } = await drawnPictures(svg, 32);
  const bytes = await controlSource().read({ id: cover.id } as never);
  const expected = await decodeCover(bytes, cover.id);
  const decoded = await decodeCover(Buffer.from(png, "base64"), "a.png");
  expect(decoded).toEqual(expected);
  expect([...Buffer.from(seen, "base64")]).toEqual([...resizeCubic(expected, 32, 32).pixels]);
  const { data } = await sharp(Buffer.from(plain, "base64"))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(data.equals(Buffer.from(expected.pixels))).toBe(false);
});

test("withoutLetters(svg) takes out the letters and nothing else", () => {
  const left = withoutLetters(svg);
  expect(svg.split('class="lettering"').length).toBeGreaterThan(1);
  expect(left).not.toContain("lettering");
  expect(left.split("<").length).toBe(
    svg.split("<").length - (svg.split('class="lettering"').length - 1),
  );
  expect(left).toMatch(/^<svg.*<\/svg>\s*$/s);
});
