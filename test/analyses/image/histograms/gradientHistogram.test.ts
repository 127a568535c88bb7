import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gradientHistogram } from "../../../../analyses/image/histograms/gradientHistogram.ts";
import { drawImage } from "../../../goldens/opencvImages.ts";

interface Case {
  kind: string;
  size: [number, number];
  histogram: number[];
}

const path = new URL("../../../goldens/opencvGradients.json", import.meta.url);
const { cases }: { cases: Case[] } = JSON.parse(readFileSync(path, "utf8"));

test.each(cases)("gradientHistogram($kind $size) is OpenCV's", ({ kind, size, histogram }) => {
  const ours = gradientHistogram(drawImage(kind, ...size));
  expect(ours).toHaveLength(histogram.length);
  const errors = histogram.map((value, i) => Math.abs(value - ours[i]!));
  expect(Math.max(...errors)).toBeLessThan(2e-3);
});

test("gradientHistogram(image) refuses sides that are not in cells", () => {
  const image = { width: 20, height: 16, pixels: new Uint8Array(960) };
  expect(() => gradientHistogram(image)).toThrow("not in cells of 8 pixels: 20x16");
});
