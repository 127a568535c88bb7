import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { decodeCover } from "../../../data/corpus/decode.ts";

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

test.each(["jpg", "jpeg", "jfif", "JFIF"])("decodeCover(jpeg named .%s) reads it", async (name) => {
  const bytes = await rgb(levels, 2, 2).jpeg().toBuffer();
  expect(await decoded(bytes, `a.${name}`)).toEqual(await decoded(bytes, "b.jpg"));
});

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  ><rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>`;

test.each(["png", "jpeg", "webp"] as const)(
  "decodeCover(%s with orientation in XMP) stays as stored, as in browsers",
  async (format) => {
    const plain = await rgb(levels, 2, 2).toFormat(format).toBuffer();
    const tagged = await rgb(levels, 2, 2).withXmp(xmp).toFormat(format).toBuffer();
    expect((await sharp(tagged).metadata()).xmpAsString).toBe(xmp);
    expect(await decoded(tagged, `a.${format}`)).toEqual(await decoded(plain, `a.${format}`));
  },
);

test("decodeCover(png with EXIF as text) stays as stored, as in browsers", async () => {
  const exif = "4578696600004d4d002a00000008000101120003000000010006000000000000"; // orientation 6
  const text = chunk("tEXt", `Raw profile type exif\0\nexif\n${exif.length / 2}\n${exif}\n`);
  const png = await rgb(levels, 2, 2).png().toBuffer();
  const bytes = Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]); // after IHDR
  expect((await sharp(bytes).metadata()).comments?.[0]?.keyword).toBe("Raw profile type exif");
  expect(await decoded(bytes, "a.png")).toEqual(levels);
});

function chunk(type: string, content: string): Buffer {
  const body = Buffer.from(type + content, "latin1");
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(content.length);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

const reasonFor = (bytes: Uint8Array, name: string) =>
  decodeCover(bytes, name).then(String, (error: Error) => `${error.name}: ${error.message}`);

test("decodeCover(tiff) reads what this test writes", async () => {
  expect(await decoded(tiff(), "a.tif")).toEqual(tiffPixels);
});

test.each([
  ["CIELAB", { photometric: 8 }, "CIELAB colours"],
  ["ICCLAB", { photometric: 9 }, "colours other than grey, RGB or CMYK"],
  ["12-bit", { bits: 12 }, "12-bit, 32-bit, signed or float samples"],
  ["signed", { sampleFormat: 2 }, "12-bit, 32-bit, signed or float samples"],
  ["float", { bits: 32, sampleFormat: 3 }, "12-bit, 32-bit, signed or float samples"],
  ["tiled planar", { planar: 2, tile: 16 }, "tiles with each channel by itself"],
  ["three greys", { photometric: 1 }, "more channels than its colours have"],
  ["32-bit", { bits: 32 }, "12-bit, 32-bit, signed or float samples"],
  ["LZMA", { compression: 34925 }, "LZMA compression"],
  ["old JPEG", { compression: 6 }, "Old-style JPEG compression"],
  ["JPEG 2000", { compression: 34712 }, "compression 34712"],
])("decodeCover(%s tiff) is told apart from a damaged one", async (_, fields, feature) => {
  expect(await reasonFor(tiff(fields), "a.tif")).toBe(
    `UnreadableError: cannot be decoded here (TIFF, ${feature})`,
  );
});

const tiffPixels = Array.from({ length: 16 * 16 * 3 }, (_, i) => (i * 37) % 256);

/** A TIFF of 16 x 16 pixels, uncompressed 8-bit RGB unless its fields say otherwise. */
function tiff(
  fields: Partial<
    Record<"bits" | "sampleFormat" | "compression" | "photometric" | "planar" | "tile", number>
  > = {},
): Buffer {
  const { bits = 8, sampleFormat = 1, compression = 1, photometric = 2, planar = 1, tile } = fields;
  const length = (16 * 16 * 3 * bits) / 8;
  const places = tile ? [[322, tile], [323, tile], [324, 8], [325, length]] : [[273, 8], [278, 16], [279, length]]; // prettier-ignore
  const tags = [
    [256, 16], [257, 16], [258, bits], [259, compression], [262, photometric], [277, 3], [284, planar], [339, sampleFormat],
    ...places,
  ].sort(([a], [b]) => a! - b!); // prettier-ignore
  const entries = tags.map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(tag!);
    entry.writeUInt16LE(4, 2); // 32-bit
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value!, 8);
    return entry;
  });
  const pixels = Buffer.alloc(length);
  pixels.set(tiffPixels);
  const header = Buffer.from("II*\0\0\0\0\0", "latin1");
  header.writeUInt32LE(8 + length, 4);
  const count = Buffer.from([tags.length, 0]);
  return Buffer.concat([header, pixels, count, ...entries, Buffer.alloc(4)]);
}

test("decodeCover(12-bit, hierarchical jpeg) is told apart from a damaged one", async () => {
  const jpeg = await rgb(levels, 2, 2).jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const changed = (at: number, value: number) => {
    const bytes = Buffer.from(jpeg);
    bytes[frame + at] = value;
    return reasonFor(bytes, "a.jpg");
  };
  expect([await changed(4, 12), await changed(1, 0xc5)]).toEqual([
    "UnreadableError: cannot be decoded here (JPEG, 12-bit samples)",
    "UnreadableError: cannot be decoded here (JPEG, hierarchical)",
  ]);
});

test("decodeCover(HEIC named .avif) is told apart from a damaged one", async () => {
  const avif = await rgb(levels, 2, 2).avif().toBuffer();
  expect(await reasonFor(heicOf(avif), "a.avif")).toBe(
    "UnreadableError: cannot be decoded here (HEIF, HEVC compression)",
  );
  expect(await reasonFor(avif.subarray(0, -9), "a.avif")).toBe(
    "UnreadableError: truncated or damaged",
  );
});

/** The boxes of an AVIF, with the decoder configuration of a HEIC instead of its own. */
function heicOf(avif: Buffer): Buffer {
  const configuration = Buffer.alloc(31);
  configuration.set([0, 0, 0, 31, ...Buffer.from("hvcC"), 1]);
  const at = avif.indexOf("av1C") - 4;
  const end = at + avif.readUInt32BE(at);
  const more = configuration.length - (end - at);
  const bytes = Buffer.concat([
    avif.subarray(0, at),
    configuration,
    avif.subarray(end),
    Buffer.alloc(more),
  ]);
  bytes.write("hvc1", bytes.indexOf("av01"));
  for (const type of ["meta", "iprp", "ipco"]) {
    const parent = bytes.indexOf(type) - 4;
    bytes.writeUInt32BE(bytes.readUInt32BE(parent) + more, parent);
  }
  return bytes;
}

test.each([
  ["BMP", "BM\x9a\0\0\0\0\0\0\0"],
  ["JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n"],
  ["JPEG XL", "\0\0\0\x0cJXL \r\n\x87\n"],
  ["JPEG XL", "\xff\n\xfa\x1f"],
])("decodeCover(%s) names the format", async (format, start) => {
  expect(await reasonFor(Buffer.from(start, "latin1"), "a.jpg")).toBe(
    `UnreadableError: cannot be decoded here (${format})`,
  );
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
  const tagged = tiff();
  expect({
    empty: await reasonFor(Buffer.alloc(0), "a.jpg"),
    truncatedJpeg: await reasonFor(jpeg.subarray(0, jpeg.length / 2), "a.jpg"),
    truncatedPng: await reasonFor(png.subarray(0, png.length / 2), "a.png"),
    truncatedInHeader: await reasonFor(jpeg.subarray(0, 300), "a.jpg"),
    truncatedTiff: await reasonFor(tagged.subarray(0, tagged.length / 2), "a.tif"),
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
    truncatedInHeader: "UnreadableError: truncated or damaged",
    truncatedTiff: "UnreadableError: truncated or damaged",
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
    "truncated or damaged",
  );
});
