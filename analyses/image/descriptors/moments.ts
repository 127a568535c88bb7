import { meanOf } from "./plane.ts";

/**
 * Mean, standard deviation and cube root of the third central moment, all in the unit of the values: [3]. Source:
 * Stricker and Orengo 1995, "Similarity of color images", doi:10.1117/12.205308.
 */
export function moments(values: Float64Array): [mean: number, deviation: number, skewness: number] {
  const mean = meanOf(values);
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    const distance = value - mean;
    squares += distance * distance;
    cubes += distance * distance * distance;
  }
  return [mean, Math.sqrt(squares / values.length), Math.cbrt(cubes / values.length)];
}
