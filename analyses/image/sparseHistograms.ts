import { colourHistogram } from "./colourHistogram.ts";

/** Histograms of many covers without their empty cells: cover i has `starts[i]` to `starts[i + 1]` of cells and values. */
export interface SparseHistograms {
  covers: number;
  /** cells of a histogram, empty ones included */
  size: number;
  starts: Uint32Array; // [covers + 1]
  /** ascending within a cover */
  cells: Uint32Array;
  values: Float32Array;
}

/** Colour histograms of equally large pictures: `chunks` hold some each, [pictures, sizeBytes]. */
export async function sparseHistograms(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizeBytes: number,
  bins: number,
): Promise<SparseHistograms> {
  const starts = [0];
  const cells: number[] = [];
  const values: number[] = [];
  for await (const pixels of chunks) {
    for (let at = 0; at < pixels.length; at += sizeBytes) {
      colourHistogram(pixels.subarray(at, at + sizeBytes), bins).forEach((value, cell) => {
        if (value === 0) return;
        cells.push(cell);
        values.push(value);
      });
      starts.push(cells.length);
    }
  }
  return {
    covers: starts.length - 1,
    size: bins ** 3,
    starts: Uint32Array.from(starts),
    cells: Uint32Array.from(cells),
    values: Float32Array.from(values),
  };
}
