import { eigen } from "../models/algebra/eigen.ts";
import { type Matrix, zeros } from "../models/algebra/matrix.ts";
import type { Gaussian } from "./unusual.ts";

/** The Gaussian of these points with `components` directions of their own (probabilistic principal components). */
export function fitGaussian(points: readonly Float32Array[], components: number): Gaussian {
  const { length } = points[0]!;
  const mean = new Float64Array(length);
  for (const point of points) point.forEach((value, i) => (mean[i]! += value / points.length));
  const covariance = zeros(length, length);
  for (const point of points) addSquare(covariance.values, point, mean, points.length);
  const { eigenvalues, vectors } = eigen(covariance, 0);
  const order = Array.from(eigenvalues.keys()).sort((a, b) => eigenvalues[b]! - eigenvalues[a]!);
  const left = order.slice(components).reduce((sum, at) => sum + eigenvalues[at]!, 0);
  const rest = Math.max(left / Math.max(1, length - components), smallest);
  const places = Array.from({ length: components }, (_, k) => order[k]);
  return {
    mean: Float32Array.from(mean),
    directions: places.map((at) => direction(vectors, at)),
    variances: Float32Array.from(places, (at) =>
      at === undefined ? rest : Math.max(eigenvalues[at]!, rest),
    ),
    rest,
  };
}

/** A column; zeros where fewer points than components leave none. */
function direction({ rows, columns, values }: Matrix, at: number | undefined): Float32Array {
  return Float32Array.from({ length: rows }, (_, row) =>
    at === undefined ? 0 : values[row * columns + at]!,
  );
}

/** Square levels: of pictures that are all alike. */
const smallest = 1e-3;

function addSquare(
  covariance: Float64Array,
  point: Float32Array,
  mean: Float64Array,
  count: number,
): void {
  const centred = mean.map((value, i) => point[i]! - value);
  const { length } = mean;
  for (let i = 0; i < length; i++) {
    const share = centred[i]! / count;
    for (let j = 0; j < length; j++) covariance[i * length + j]! += share * centred[j]!;
  }
}
