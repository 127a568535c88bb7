/** Edge of the square that covers a part of the picture, and how far it is moved, in parts of the picture's edge. */
const [edgeShare, strideShare] = [1 / 4, 1 / 16];

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
  const [edge, stride] = [size * edgeShare, size * strideShare];
  const perLine = Math.floor((size - edge) / stride) + 1;
  const [sums, counts] = [new Float32Array(size ** 2), new Float32Array(size ** 2)];
  const whole = await value(pixels);
  const colour = meanColour(pixels);
  let done = 0;
  return {
    total: perLine ** 2,
    async next() {
      const top = stride * Math.floor(done / perLine);
      const square = placesIn({ size, edge, top, left: stride * (done % perLine) });
      const covered = Uint8Array.from(pixels);
      for (const at of square) covered.set(colour, 3 * at);
      const loss = whole - (await value(covered));
      for (const at of square) {
        sums[at]! += loss;
        counts[at]!++;
      }
      return ++done < perLine ** 2;
    },
    losses: () => sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : 0)),
  };
}

/** Of the square's pixels in the picture. */
function placesIn(square: { size: number; edge: number; top: number; left: number }): number[] {
  const { size, edge, top, left } = square;
  return Array.from(
    { length: edge ** 2 },
    (_, i) => (top + Math.floor(i / edge)) * size + left + (i % edge),
  );
}

function meanColour(pixels: Uint8Array): number[] {
  return [0, 1, 2].map((c) => {
    let sum = 0;
    for (let i = c; i < pixels.length; i += 3) sum += pixels[i]!;
    return Math.round((3 * sum) / pixels.length);
  });
}
