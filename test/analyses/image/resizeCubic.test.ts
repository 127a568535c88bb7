import { describe, expect, it, test } from "vitest";
import { resizeCubic } from "../../../analyses/image/resizeCubic.ts";
import { sha256 } from "../../../data/hash.ts";
import { drawImage, readGolden } from "../../goldens/opencvImages.ts";

const golden = readGolden();

describe("resizeCubic(image, width, height) equals OpenCV's INTER_CUBIC", () => {
  test.each(golden.resize)("$kind $source -> $target", ({ kind, source, target, ...expected }) => {
    const image = drawImage(kind, ...source);
    expect(sha256(image.pixels)).toBe(expected.sourceSha256);
    const { width, height, pixels } = resizeCubic(image, ...target);
    expect([width, height]).toEqual(target);
    expect(pixels).toEqual(expected.pixels);
  });
});

describe("resizeCubic(image, width, height)", () => {
  it("keeps an image of the size it has", () => {
    const image = drawImage("noise", 9, 5);
    expect(resizeCubic(image, 9, 5)).toEqual(image);
  });

  it("treats the channels alike", () => {
    const image = drawImage("noise", 41, 23);
    for (const [width, height] of [
      [32, 32],
      [7, 50],
      [90, 5],
    ] as const)
      // prettier-ignore
      for (const channel of [0, 1, 2]) {
        const grey = image.pixels.map((_, i) => image.pixels[i - (i % 3) + channel]!);
        const { pixels } = resizeCubic(image, width, height);
        const alone = resizeCubic({ ...image, pixels: grey }, width, height).pixels;
        expect(alone).toEqual(pixels.map((_, i) => pixels[i - (i % 3) + channel]!));
      }
  });

  it("repeats a single pixel", () => {
    const pixels = Uint8Array.of(1, 2, 255);
    expect(resizeCubic({ width: 1, height: 1, pixels }, 2, 1).pixels).toEqual(
      Uint8Array.of(1, 2, 255, 1, 2, 255),
    );
  });

  it("overshoots at an edge and clamps, as OpenCV", () => {
    const pixels = Uint8Array.of(
      ...[0, 0, 0],
      ...[0, 0, 0],
      ...[200, 200, 200],
      ...[200, 200, 200],
    );
    const { pixels: wider } = resizeCubic({ width: 4, height: 1, pixels }, 8, 1);
    const red = [...wider].filter((_, i) => i % 3 === 0);
    expect(red).toEqual([0, 0, 0, 45, 155, 221, 207, 200]);
  });
});
