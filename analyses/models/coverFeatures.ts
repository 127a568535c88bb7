import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { colourHistogram } from "../image/histograms/colourHistogram.ts";
import { coverPixels, type Downsampling } from "../image/coverPixels.ts";
import { gradientHistogram } from "../image/histograms/gradientHistogram.ts";
import { type Features, makeFeatures } from "./algebra/features.ts";
import type { FeatureTable } from "./algebra/featureTable.ts";
import type { Sides } from "../nn/sides.ts";

/** What is taken from a cover: its pixels as shares of full brightness, its colours, or the directions of its edges. */
export type FeatureChoice =
  | { kind: "pixels"; pixels: Downsampling }
  | { kind: "histogram"; pixels: Downsampling; bins: number }
  | { kind: "gradients"; pixels: Downsampling };

/** Covers read at a time. */
const batch = 256;

/** The features of all covers, those of the training side first. */
export async function coverFeatures(
  corpus: Corpus,
  choice: FeatureChoice,
  { train, test }: Sides,
  context: Context,
): Promise<Features> {
  const pixels = await coverPixels(corpus, choice.pixels, context);
  const places = [...train.places, ...test.places];
  let table: FeatureTable | undefined;
  for (let start = 0; start < places.length; start += batch) {
    const images = await pixels.read(places.slice(start, start + batch));
    const rows = images.map((image) => describe(image, choice));
    table ??= emptyTable(places.length, train.places.length, rows[0]!.length, choice);
    rows.forEach((row, index) => table!.values.set(row, (start + index) * row.length));
  }
  if (!table) throw new Error(`no covers: ${corpus.name}`);
  return makeFeatures(table);
}

function describe(pixels: Uint8Array, choice: FeatureChoice): Uint8Array | Float64Array {
  const { size } = choice.pixels;
  switch (choice.kind) {
    case "pixels":
      return pixels;
    case "histogram":
      return Float64Array.from(colourHistogram(pixels, choice.bins));
    case "gradients":
      return gradientHistogram({ width: size, height: size, pixels });
  }
}

function emptyTable(
  rows: number,
  train: number,
  columns: number,
  { kind }: FeatureChoice,
): FeatureTable {
  const length = rows * columns;
  return kind === "pixels"
    ? { rows, train, columns, values: new Uint8Array(length), unit: 1 / 255 }
    : { rows, train, columns, values: new Float64Array(length), unit: 1 };
}
