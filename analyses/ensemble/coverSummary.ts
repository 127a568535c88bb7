import type { Tensors } from "../nn/network/initialise.ts";
import { describedLength, type Gaussian } from "./unusual.ts";
import { packTensors, type TensorShape, unpackTensors } from "./packTensors.ts";

/** What a page must know of the training covers. */
export interface CoverSummary {
  gaussian: Gaussian;
  /** by genre, the mean of its covers' colour histograms, scaled to Euclidean length 1: [genres][bins ** 3] */
  histograms: Float32Array[];
}

/** How large a summary is. */
export interface SummarySizes {
  components: number;
  genres: number;
  /** levels a channel */
  bins: number;
}

export function packSummary(
  { gaussian, histograms }: CoverSummary,
  sizes: SummarySizes,
): Uint8Array {
  return packTensors(shapesOf(sizes), {
    mean: gaussian.mean,
    directions: joined(gaussian.directions),
    variances: gaussian.variances,
    rest: Float32Array.of(gaussian.rest),
    histograms: joined(histograms),
  });
}

/** Throws for bytes of other sizes. */
export function unpackSummary(bytes: Uint8Array, sizes: SummarySizes): CoverSummary {
  const tensors: Tensors = unpackTensors(shapesOf(sizes), bytes);
  return {
    gaussian: {
      mean: tensors["mean"]!,
      directions: parted(tensors["directions"]!, sizes.components),
      variances: tensors["variances"]!,
      rest: tensors["rest"]![0]!,
    },
    histograms: parted(tensors["histograms"]!, sizes.genres),
  };
}

function shapesOf({ components, genres, bins }: SummarySizes): TensorShape[] {
  return [
    { name: "mean", shape: [describedLength] },
    { name: "directions", shape: [components, describedLength] },
    { name: "variances", shape: [components] },
    { name: "rest", shape: [1] },
    { name: "histograms", shape: [genres, bins ** 3] },
  ];
}

function joined(rows: readonly Float32Array[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => [...row]));
}

function parted(values: Float32Array, count: number): Float32Array[] {
  const length = values.length / count;
  return Array.from({ length: count }, (_, i) => values.subarray(i * length, (i + 1) * length));
}
