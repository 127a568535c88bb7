import {
  covered,
  meanColour,
  placesIn,
  type Squares,
  squaresIn,
} from "../../../analyses/occlusion/squares.ts";

const squares: Squares = { edge: 1 / 4, stride: 1 / 16 };

/** How much covering each part of a picture takes from a number: what Zeiler & Fergus (2014) did with a grey square. */
export interface Occlusion {
  /** squares that are tried */
  total: number;
  /** tries the next square; false when all are done */
  next(): Promise<boolean>;
  /** by pixel, the mean loss over the squares that covered it: [size, size] */
  losses(): Float32Array;
}

/** Covers a picture, [size, size, 3], with squares of its mean colour, one after the other, and asks `value` each time. */
export async function occlusion(
  pixels: Uint8Array,
  value: (pixels: Uint8Array) => Promise<number>,
): Promise<Occlusion> {
  const size = Math.sqrt(pixels.length / 3);
  const all = squaresIn(size, squares);
  const [sums, counts] = [new Float32Array(size ** 2), new Float32Array(size ** 2)];
  const whole = await value(pixels);
  const colour = meanColour(pixels);
  let done = 0;
  return {
    total: all.length,
    async next() {
      const square = all[done]!;
      const loss = whole - (await value(covered(pixels, square, colour)));
      for (const at of placesIn(square, size)) {
        sums[at]! += loss;
        counts[at]!++;
      }
      return ++done < all.length;
    },
    losses: () => sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : 0)),
  };
}
