/** Edge of the square that covers a part of a picture, and how far it is moved, in parts of the picture's edge. */
export interface Squares {
  edge: number;
  stride: number;
}

/** In pixels. */
export interface Square {
  top: number;
  left: number;
  edge: number;
}

/** All squares of a picture of size x size pixels, line by line. */
export function squaresIn(size: number, { edge, stride }: Squares): Square[] {
  const perLine = perLineOf({ edge, stride });
  return Array.from({ length: perLine ** 2 }, (_, i) => ({
    top: size * stride * Math.floor(i / perLine),
    left: size * stride * (i % perLine),
    edge: size * edge,
  }));
}

export function perLineOf({ edge, stride }: Squares): number {
  return Math.floor((1 - edge) / stride) + 1;
}

/** Places of the square's pixels in a picture of size x size pixels. */
export function placesIn({ top, left, edge }: Square, size: number): number[] {
  return Array.from(
    { length: edge ** 2 },
    (_, i) => (top + Math.floor(i / edge)) * size + left + (i % edge),
  );
}

/** A copy of the picture, [size, size, 3], with one colour on the square. */
export function covered(pixels: Uint8Array, square: Square, colour: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(pixels);
  for (const at of placesIn(square, Math.sqrt(pixels.length / 3))) copy.set(colour, 3 * at);
  return copy;
}

/** Of a picture, [size, size, 3]. */
export function meanColour(pixels: Uint8Array): number[] {
  return [0, 1, 2].map((c) => {
    let sum = 0;
    for (let i = c; i < pixels.length; i += 3) sum += pixels[i]!;
    return Math.round((3 * sum) / pixels.length);
  });
}
