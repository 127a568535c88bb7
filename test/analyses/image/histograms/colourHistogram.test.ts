import { describe, expect, it, test } from "vitest";
import { colourHistogram } from "../../../../analyses/image/histograms/colourHistogram.ts";
import { readGolden } from "../../../goldens/opencvImages.ts";

describe("colourHistogram(pixels, 8) equals OpenCV's calcHist and normalize", () => {
  test.each(readGolden().resize)("$kind $source -> $target", ({ pixels, histogram }) => {
    expect(colourHistogram(pixels, 8)).toEqual(histogram);
  });
});

describe("colourHistogram(pixels, bins)", () => {
  it("has red as the slowest index", () => {
    expect([...colourHistogram(Uint8Array.of(255, 0, 0), 2)]).toEqual([0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it("parts the levels evenly", () => {
    const pixels = Uint8Array.of(...[127, 127, 127], ...[128, 128, 128], ...[255, 255, 255]);
    const [dark, , , , , , , light] = colourHistogram(pixels, 2);
    expect(dark).toBeCloseTo(1 / Math.sqrt(5), 7);
    expect(light).toBeCloseTo(2 / Math.sqrt(5), 7);
  });

  it("has length 1", () => {
    const pixels = Uint8Array.from({ length: 300 }, (_, i) => i * 37);
    const squares = colourHistogram(pixels, 5).reduce((sum, value) => sum + value * value, 0);
    expect(squares).toBeCloseTo(1, 6);
  });
});
