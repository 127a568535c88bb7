import fc from "fast-check";
import { expect, test } from "vitest";
import { colourHistogram } from "../../../../analyses/image/histograms/colourHistogram.ts";
import { compareHistograms } from "../../../../analyses/image/histograms/compareHistograms.ts";
import { rowComparer } from "../../../../analyses/image/histograms/rowComparer.ts";
import { sparseHistograms } from "../../../../analyses/image/histograms/sparseHistograms.ts";

/** Pictures of 64 pixels each: of few colours, so that cells are shared, of many, and of one. */
const pictures = fc.array(
  fc.oneof(
    fc.uint8Array({ minLength: 192, maxLength: 192 }),
    fc.uint8Array({ minLength: 192, maxLength: 192, max: 70 }),
    fc.nat(255).map((level) => new Uint8Array(192).fill(level)),
  ),
  { minLength: 1, maxLength: 6 },
);
const sparse = (some: Uint8Array[]) => sparseHistograms([Buffer.concat(some)], 192, 8);

/** [correlation, chi-square, intersection, Hellinger], chi-square in both orders */
function compareFully(a: Uint8Array, b: Uint8Array): number[] {
  const [histogramA, histogramB] = [colourHistogram(a, 8), colourHistogram(b, 8)];
  const there = compareHistograms(histogramA, histogramB);
  const back = compareHistograms(histogramB, histogramA);
  return [
    there.correlation,
    (there.chiSquare + back.chiSquare) / 2,
    there.intersection,
    there.hellinger,
  ];
}

test("rowComparer(rows, columns)(row) equals compareHistograms", async () => {
  await fc.assert(
    fc.asyncProperty(pictures, pictures, async (left, right) => {
      const compareRow = rowComparer(await sparse(left), await sparse(right));
      left.forEach((a, row) => {
        const expected = right.flatMap((b) => compareFully(a, b));
        compareRow(row).forEach((value, i) => {
          const scale = Math.max(1, Math.abs(expected[i]!));
          expect(Math.abs(value - expected[i]!) / scale).toBeLessThan(1e-6);
        });
      });
    }),
  );
});

test("rowComparer(rows, columns)(row) is symmetric to the last bit and in range", async () => {
  await fc.assert(
    fc.asyncProperty(pictures, pictures, async (left, right) => {
      const [rows, columns] = [await sparse(left), await sparse(right)];
      const [there, back] = [rowComparer(rows, columns), rowComparer(columns, rows)];
      left.forEach((_, i) =>
        right.forEach((_, j) => {
          const found = [...there(i).slice(4 * j, 4 * j + 4)];
          expect(found).toEqual([...back(j).slice(4 * i, 4 * i + 4)]);
          const [correlation, chiSquare, intersection, hellinger] = found as [
            number,
            number,
            number,
            number,
          ];
          expect(Math.abs(correlation)).toBeLessThan(1 + 1e-12);
          expect(chiSquare).toBeGreaterThan(-1e-9);
          expect(intersection).toBeGreaterThanOrEqual(0);
          expect(hellinger).toBeGreaterThanOrEqual(0);
          expect(hellinger).toBeLessThanOrEqual(1);
        }),
      );
    }),
  );
});

test("rowComparer(rows, rows)(row) of a histogram with itself", async () => {
  await fc.assert(
    fc.asyncProperty(pictures, async ([picture]) => {
      const rows = await sparse([picture!]);
      const [correlation, chiSquare, intersection, hellinger] = rowComparer(rows, rows)(0);
      expect(correlation).toBeCloseTo(1, 9);
      expect(chiSquare).toBeCloseTo(0, 6);
      expect(intersection).toBeCloseTo(
        rows.values.reduce((sum, value) => sum + value, 0),
        9,
      );
      expect(hellinger).toBeCloseTo(0, 6);
    }),
  );
});
