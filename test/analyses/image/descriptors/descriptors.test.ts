import { expect, test } from "vitest";
import { descriptors } from "../../../../analyses/image/descriptors/descriptors.ts";
import { textureDescriptor } from "../../../../analyses/image/descriptors/textureDescriptor.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { drawImage } from "../../../goldens/opencvImages.ts";
import { distance, flat } from "./pictures.ts";

const sizes = [
  [64, 64],
  [100, 131],
  [128, 128],
  [350, 350],
] as const;
const byId = Object.entries(descriptors);

test.each(byId)("%s describes pictures of any size by its length of finite numbers", (_, it) => {
  for (const [width, height] of sizes) {
    const values = it.describe(drawImage("rings", width, height));
    expect(values).toHaveLength(it.length);
    expect(values.every(Number.isFinite)).toBe(true);
  }
});

test.each(byId)("%s describes black and white by finite numbers", (_, it) => {
  for (const level of [0, 255])
    expect(it.describe(flat(64, [level, level, level])).every(Number.isFinite)).toBe(true);
});

test.each(byId)("%s describes the same picture twice the same, and does not change it", (_, it) => {
  const image = drawImage("noise", 64, 64);
  const first = it.describe(image);
  expect(it.describe(image)).toEqual(first);
  expect(image).toEqual(drawImage("noise", 64, 64));
});

test("textureDescriptor(image) holds gradients, then patterns, then GIST", () => {
  const { image, gradients, patterns, gist } = readDescriptors().cases[0]!;
  const joined = [...gradients, ...patterns, ...gist];
  expect(distance(textureDescriptor(image), joined)).toBeLessThan(1e-5);
});
