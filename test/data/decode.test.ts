import sharp from "sharp";
import { expect, test } from "vitest";
import { decodeCover } from "../../data/decode.ts";

const levels = [10, 20, 30, 200, 100, 50, 0, 128, 255, 90, 91, 92];
const rgb = (pixels: number[], width: number, height: number, channels: 1 | 2 | 3 | 4 = 3) =>
  sharp(Buffer.from(pixels), { raw: { width, height, channels } });
const decoded = async (bytes: Promise<Buffer> | Buffer, name: string) => [
  ...(await decodeCover(await bytes, name)).pixels,
];

test.each([
  ["png", rgb(levels, 2, 2).png().toBuffer()],
  ["gif", rgb(levels, 2, 2).gif().toBuffer()],
  ["webp", rgb(levels, 2, 2).webp({ lossless: true }).toBuffer()],
  ["tiff", rgb(levels, 2, 2).tiff({ compression: "lzw" }).toBuffer()],
])("decodeCover(%s) gives the pixels, row by row", async (extension, bytes) => {
  expect(await decoded(bytes, `a.${extension}`)).toEqual(levels);
});

test("decodeCover(jpeg) gives the pixels within compression", async () => {
  const flat = sharp({ create: { width: 16, height: 8, channels: 3, background: "#406080" } });
  const image = await decodeCover(await flat.jpeg({ quality: 100 }).toBuffer(), "A.JPG");
  expect([image.width, image.height, image.pixels.length]).toEqual([16, 8, 384]);
  for (const [channel, level] of [0x40, 0x60, 0x80].entries())
    expect(Math.abs(image.pixels[channel]! - level)).toBeLessThanOrEqual(1);
});

test("decodeCover(greyscale) repeats the level in three channels", async () => {
  const grey = rgb([0, 64, 128, 255], 2, 2, 1).png().toBuffer();
  expect(await decoded(grey, "a.png")).toEqual([0, 0, 0, 64, 64, 64, 128, 128, 128, 255, 255, 255]);
});

test("decodeCover(alpha) puts the picture on white", async () => {
  const rgba = rgb([10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128, 9, 9, 9, 255], 2, 2, 4)
    .png()
    .toBuffer();
  expect(await decoded(rgba, "a.png")).toEqual([10, 20, 30, 255, 255, 255, 127, 127, 127, 9, 9, 9]);
  const greyAlpha = rgb([64, 255, 64, 0, 0, 255, 8, 255], 2, 2, 2).png().toBuffer();
  expect(await decoded(greyAlpha, "a.png")).toEqual([64, 64, 64, 255, 255, 255, 0, 0, 0, 8, 8, 8]);
});

test("decodeCover(16-bit) keeps the high byte", async () => {
  const samples = new Uint16Array([0, 32768, 65535, 257, 12850, 514]);
  const bytes = await sharp(samples, { raw: { width: 2, height: 1, channels: 3 } })
    .toColourspace("rgb16")
    .png()
    .toBuffer();
  expect((await sharp(bytes).metadata()).depth).toBe("ushort");
  expect(await decoded(bytes, "a.png")).toEqual([0, 128, 255, 1, 50, 2]);
});

test("decodeCover(CMYK) gives RGB", async () => {
  const red = sharp({ create: { width: 8, height: 8, channels: 3, background: "#ff0000" } });
  const bytes = await red.toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
  expect((await sharp(bytes).metadata()).channels).toBe(4);
  const [r, g, b] = await decoded(bytes, "a.jpg");
  expect([r! > 200, g! < 40, b! < 40]).toEqual([true, true, true]);
});

test("decodeCover(EXIF orientation) stands upright", async () => {
  const lying = await rgb(levels, 2, 2).withMetadata({ orientation: 6 }).png().toBuffer();
  expect(await decoded(lying, "a.png")).toEqual([
    0, 128, 255, 10, 20, 30,
    90, 91, 92, 200, 100, 50,
  ]); // prettier-ignore
});

test("decodeCover(ICC profile) converts to sRGB", async () => {
  const green = rgb([0, 200, 0], 1, 1);
  const tagged = await green.clone().withIccProfile("p3").png().toBuffer();
  const stored = [...(await sharp(tagged, { ignoreIcc: true }).raw().toBuffer())];
  expect(Math.abs(stored[0]! - 0)).toBeGreaterThan(40);
  const [r, g, b] = await decoded(tagged, "a.png");
  for (const [channel, level] of [
    [r, 0],
    [g, 200],
    [b, 0],
  ] as const)
    expect(Math.abs(channel! - level)).toBeLessThanOrEqual(4);
});

test("decodeCover(animation) takes the first frame", async () => {
  const frames = Buffer.from([...levels, ...levels.map((level) => 255 - level)]);
  const gif = await sharp(frames, { raw: { width: 2, height: 4, channels: 3, pageHeight: 2 } })
    .gif()
    .toBuffer();
  expect((await sharp(gif).metadata()).pages).toBe(2);
  expect(await decoded(gif, "a.gif")).toEqual(levels);
});

test("decodeCover(bytes) says why a file cannot be read", async () => {
  const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251);
  const jpeg = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg()
    .toBuffer();
  const png = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
    .png()
    .toBuffer();
  const bomb = await sharp({
    create: { width: 9000, height: 8000, channels: 3, background: "#000" },
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(300_000);
  const reasonFor = (bytes: Uint8Array, name: string) =>
    decodeCover(bytes, name).then(String, (error: Error) => `${error.name}: ${error.message}`);
  expect({
    empty: await reasonFor(Buffer.alloc(0), "a.jpg"),
    truncatedJpeg: await reasonFor(jpeg.subarray(0, jpeg.length / 2), "a.jpg"),
    truncatedPng: await reasonFor(png.subarray(0, png.length / 2), "a.png"),
    web: await reasonFor(Buffer.from("<!doctype html><title>gone</title>"), "a.jpg"),
    mislabelled: await reasonFor(png, "a.jpg"),
    drawing: await reasonFor(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "a.png",
    ),
    text: await reasonFor(Buffer.from("cover"), "notes.txt"),
    bomb: await reasonFor(bomb, "a.png"),
  }).toEqual({
    empty: "UnreadableError: empty",
    truncatedJpeg: "UnreadableError: truncated or damaged",
    truncatedPng: "UnreadableError: truncated or damaged",
    web: "UnreadableError: not an image",
    mislabelled: "UnreadableError: mislabelled: .jpg holds png",
    drawing: "UnreadableError: mislabelled: .png holds svg",
    text: "UnreadableError: not a cover format: .txt",
    bomb: "UnreadableError: too large: 9000x8000 pixels",
  });
});

test("decodeCover(jpeg) says why, too, where the header was not read first", async () => {
  const black = { width: 9000, height: 8000, channels: 3, background: "#000" } as const;
  const bomb = await sharp({ create: black }).jpeg().toBuffer();
  await expect(decodeCover(bomb, "a.jpg")).rejects.toThrow("too large: 9000x8000 pixels");
  await expect(decodeCover(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), "a.jpg")).rejects.toThrow(
    "not an image",
  );
});
