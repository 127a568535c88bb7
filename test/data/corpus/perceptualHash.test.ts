import sharpPhash from "sharp-phash";
import { describe, expect, it } from "vitest";
import { controlParams, designControl } from "../../../data/control/design.ts";
import { controlSource } from "../../../data/control/source.ts";
import { decodeCover } from "../../../data/corpus/decode.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { perceptualHash } from "../../../data/corpus/perceptualHash.ts";
import { noise, plain } from "../../analyses/drawnCovers.ts";

// its types declare a default export, its code is the function itself
const reference = sharpPhash as unknown as typeof sharpPhash.default;

async function referenceHash({ width, height, pixels }: RgbImage): Promise<string> {
  const bits = await reference(Buffer.from(pixels), { raw: { width, height, channels: 3 } });
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

describe("perceptualHash(image)", () => {
  it("is that of sharp-phash, bit by bit, on noise of any size", async () => {
    for (const [number, size] of [32, 33, 64, 100, 350].entries()) {
      const image = noise(number, size);
      expect(await perceptualHash(image)).toBe(await referenceHash(image));
    }
  });

  it("is that of sharp-phash on drawn covers of every genre", async () => {
    const drawn = designControl(controlParams).filter((_, place) => place % 61 === 0);
    for (const { id } of drawn) {
      const cover = { id, sha256: "" } as Parameters<ReturnType<typeof controlSource>["read"]>[0];
      const image = await decodeCover(await controlSource().read(cover), "cover.png");
      expect(await perceptualHash(image), id).toBe(await referenceHash(image));
    }
  });

  it("is that of sharp-phash where only the middle has no structure", async () => {
    const image = noise(1, 64);
    image.pixels.fill(90, 3 * 64 * 24, 3 * 64 * 40);
    expect(await perceptualHash(image)).toBe(await referenceHash(image));
  });

  it("is another for each colour that fills a cover, far from the next", async () => {
    const hashes = await Promise.all(
      [plain(0, 0, 0), plain(255, 0, 0), plain(0, 0, 255), plain(0, 0, 250)].map(perceptualHash),
    );
    expect(new Set(hashes).size).toBe(3);
    expect(hashes[2]).toBe(hashes[3]);
  });
});
