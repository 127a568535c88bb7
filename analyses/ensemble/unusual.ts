/** How far a picture is from covers that a network was trained on. Pictures are 8-bit sRGB: [size, size, 3]. */

/** Fields along an edge of a picture. */
const fields = 8;

/** Numbers that describe a field: mean red, green and blue, and the deviation of its brightness. */
const perField = 4;

/** Numbers that describe a picture. */
export const describedLength = fields ** 2 * perField;

/** A picture as 8 x 8 fields: the mean colour of each and how much its brightness varies, in levels: [8, 8, 4]. */
export function describeFields(pixels: Uint8Array): Float32Array {
  const size = Math.sqrt(pixels.length / 3);
  const edge = size / fields;
  const described = new Float32Array(describedLength);
  for (let y = 0; y < fields; y++)
    for (let x = 0; x < fields; x++)
      described.set(
        describeField(pixels, { size, edge, top: y * edge, left: x * edge }),
        (y * fields + x) * perField,
      );
  return described;
}

interface Field {
  size: number;
  edge: number;
  top: number;
  left: number;
}

function describeField(pixels: Uint8Array, { size, edge, top, left }: Field): number[] {
  const sums = [0, 0, 0];
  let squares = 0;
  for (let y = top; y < top + edge; y++)
    for (let x = left; x < left + edge; x++) {
      const at = 3 * (y * size + x);
      for (let c = 0; c < 3; c++) sums[c]! += pixels[at + c]!;
      squares += ((pixels[at]! + pixels[at + 1]! + pixels[at + 2]!) / 3) ** 2;
    }
  const means = sums.map((sum) => sum / edge ** 2);
  const brightness = (means[0]! + means[1]! + means[2]!) / 3;
  return [...means, Math.sqrt(Math.max(0, squares / edge ** 2 - brightness ** 2))];
}

/** A Gaussian of pictures: some directions with their variances, and one variance for all others (Tipping & Bishop 1999). */
export interface Gaussian {
  mean: Float32Array;
  /** [components][numbers], of length 1 */
  directions: Float32Array[];
  variances: Float32Array;
  /** of each direction that is left out */
  rest: number;
}

/** Mahalanobis distance from the mean. */
export function distanceFrom(
  { mean, directions, variances, rest }: Gaussian,
  described: Float32Array,
): number {
  const centred = described.map((value, i) => value - mean[i]!);
  let [left, distance] = [dot(centred, centred), 0];
  directions.forEach((direction, k) => {
    const score = dot(centred, direction) ** 2;
    left -= score;
    distance += score / variances[k]!;
  });
  return Math.sqrt(distance + Math.max(0, left) / rest);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
