import { describe, expect, it } from "vitest";
import type { Backbone } from "../../../analyses/backbones/backbone.ts";
import { coverFeatures } from "../../../analyses/backbones/coverFeatures.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { type Cover, makeCorpus } from "../../../data/corpus/corpus.ts";
import type { RgbImage } from "../../../data/corpus/image.ts";
import { memoryContext } from "../drawnCovers.ts";
import { noise } from "../nn/noise.ts";

const backbone: Backbone = {
  architecture: "resNet18",
  weights: { kind: "random", seed: "features" },
};
const names = ["a/1", "a/2", "b/1"];
const pictures: Record<string, RgbImage> = Object.fromEntries(
  names.map((name, salt) => [
    name,
    { width: 60, height: 50, pixels: Uint8Array.from(noise(9000, salt, 0, 255)) },
  ]),
);
const coverAt = (name: string): Cover => ({
  id: `${name}.png`,
  genre: name[0]!,
  split: "train",
  sha256: name,
  duplicateOf: "",
  sizeBytes: 1,
  width: 60,
  height: 50,
  phash: "",
});
const corpusOf = (names: readonly string[]) => makeCorpus("few", names.map(coverAt), []);

describe("coverFeatures(corpus, backbone, context)", { timeout: 120_000 }, () => {
  const context = { ...memoryContext(pictures), engine: () => openEngineThread("onnx", 1) };

  it("computes each cover once, whatever corpus it is in", async () => {
    const two = await coverFeatures(corpusOf(names.slice(0, 2)), backbone, context);
    expect([two.length, two.rows.length]).toEqual([512, 2]);
    expect(two.rows[0]).not.toEqual(two.rows[1]);
    expect(context.read.splice(0)).toEqual(["a/1.png", "a/2.png"]);
    const three = await coverFeatures(corpusOf(names), backbone, context);
    expect(context.read.splice(0)).toEqual(["b/1.png"]);
    expect(three.rows.slice(0, 2)).toEqual(two.rows);
    expect(context.progress["features of resNet18"]).toEqual([1, 1]);
  });

  it("keeps backbones of other weights apart", async () => {
    const other: Backbone = { ...backbone, weights: { kind: "random", seed: "other" } };
    await coverFeatures(corpusOf(names.slice(0, 1)), other, context);
    expect(context.read.splice(0)).toEqual(["a/1.png"]);
  });

  it("asks for published weights by their file", async () => {
    const file = { name: "resnet18", file: "resnet18.pth", sha256: "00" };
    const published: Backbone = { ...backbone, weights: { kind: "published", file } };
    await expect(coverFeatures(corpusOf(names), published, context)).rejects.toThrow(
      "no weights: resnet18.pth",
    );
  });
});
