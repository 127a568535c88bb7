import { UserError } from "../../../data/error.ts";
import { colourHistogram } from "./colourHistogram.ts";

/** Histograms of many covers without their empty cells: cover i has `starts[i]` to `starts[i + 1]` of cells and values. */
export interface SparseHistograms {
  covers: number;
  /** cells of a histogram, empty ones included */
  size: number;
  starts: Uint32Array; // [covers + 1]
  /** ascending within a cover */
  cells: Uint16Array;
  values: Float32Array;
}

/** What `cells` can number: 40 bins a channel. */
const mostBins = 40;

/** Colour histograms of equally large pictures: `chunks` hold some each, [pictures, sizeBytes]. At most 40 bins a channel. */
export async function sparseHistograms(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizeBytes: number,
  bins: number,
): Promise<SparseHistograms> {
  if (bins > mostBins) throw new UserError(`too many bins: ${bins} (at most ${mostBins})`);
  const starts = [0];
  const parts: FilledCells[] = [];
  for await (const pixels of chunks) {
    const part = filledCells(pixels, sizeBytes, bins);
    const before = starts.at(-1)!;
    for (const end of part.ends) starts.push(before + end);
    parts.push(part);
  }
  const cells = new Uint16Array(starts.at(-1)!);
  const values = new Float32Array(starts.at(-1)!);
  let at = 0;
  for (const part of parts) {
    cells.set(part.cells, at);
    values.set(part.values, at);
    at += part.cells.length;
  }
  return {
    covers: starts.length - 1,
    size: bins ** 3,
    starts: Uint32Array.from(starts),
    cells,
    values,
  };
}

/** Of the pictures of one chunk: picture i's cells and values end at `ends[i]`. */
interface FilledCells {
  ends: number[];
  cells: Uint16Array;
  values: Float32Array;
}

function filledCells(pixels: Uint8Array, sizeBytes: number, bins: number): FilledCells {
  const ends: number[] = [];
  const cells: number[] = [];
  const values: number[] = [];
  for (let at = 0; at < pixels.length; at += sizeBytes) {
    const histogram = colourHistogram(pixels.subarray(at, at + sizeBytes), bins);
    for (let cell = 0; cell < histogram.length; cell++) {
      if (histogram[cell] === 0) continue;
      cells.push(cell);
      values.push(histogram[cell]!);
    }
    ends.push(cells.length);
  }
  return { ends, cells: Uint16Array.from(cells), values: Float32Array.from(values) };
}
