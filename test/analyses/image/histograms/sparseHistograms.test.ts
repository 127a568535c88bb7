import { expect, test } from "vitest";
import { colourHistogram } from "../../../../analyses/image/histograms/colourHistogram.ts";
import { sparseHistograms } from "../../../../analyses/image/histograms/sparseHistograms.ts";
import { noise, plain } from "../../drawnCovers.ts";

test("sparseHistograms(chunks) leaves out the empty cells, whatever the chunks", async () => {
  const pictures = [noise(1, 8), plain(255, 0, 40, 8), noise(2, 8)].map(({ pixels }) => pixels);
  const whole = await sparseHistograms([Buffer.concat(pictures)], 192, 4);
  const parts = [Buffer.concat(pictures.slice(0, 2)), pictures[2]!];
  expect(await sparseHistograms(parts, 192, 4)).toEqual(whole);
  expect([whole.covers, whole.size]).toEqual([3, 64]);
  pictures.forEach((pixels, cover) => {
    const dense = new Float32Array(64);
    for (let k = whole.starts[cover]!; k < whole.starts[cover + 1]!; k++)
      dense[whole.cells[k]!] = whole.values[k]!;
    expect(dense).toEqual(colourHistogram(pixels, 4));
  });
  expect(whole.starts[2]! - whole.starts[1]!).toBe(1);
  expect(whole.values).not.toContain(0);
});

test("sparseHistograms(chunks, sizeBytes, bins) numbers cells up to 40 bins", async () => {
  const white = plain(255, 255, 255, 8).pixels;
  expect((await sparseHistograms([white], 192, 40)).cells).toEqual(Uint16Array.of(63_999));
  await expect(sparseHistograms([white], 192, 41)).rejects.toThrow(
    "too many bins: 41 (at most 40)",
  );
});
