/** Complex numbers of a square, row by row: [size, size]; `size` is a power of two. */
export interface ComplexSquare {
  size: number;
  real: Float64Array;
  imaginary: Float64Array;
}

/** The discrete Fourier transform in two dimensions, in place, not scaled (Cooley and Tukey 1965, radix 2). */
export function fourier(square: ComplexSquare): void {
  if (!Number.isInteger(Math.log2(square.size)))
    throw new Error(`fourier: not a power of two: ${square.size}`);
  transformColumns(square);
  transpose(square);
  transformColumns(square);
  transpose(square);
}

/** Its inverse, in place: the same transform with the parts exchanged, divided by the number of values. */
export function inverseFourier({ size, real, imaginary }: ComplexSquare): void {
  fourier({ size, real: imaginary, imaginary: real });
  for (let i = 0; i < size * size; i++) {
    real[i]! /= size * size;
    imaginary[i]! /= size * size;
  }
}

/** What a filter lets through: the inverse transform of `spectrum` times `filter`, [size * size], place by place. */
export function filtered(
  { size, real, imaginary }: ComplexSquare,
  filter: Float64Array,
): ComplexSquare {
  const passed = { size, real: real.slice(), imaginary: imaginary.slice() };
  for (let i = 0; i < filter.length; i++) {
    passed.real[i]! *= filter[i]!;
    passed.imaginary[i]! *= filter[i]!;
  }
  inverseFourier(passed);
  return passed;
}

/** The transform of real values, [size * size]. */
export function spectrumOf(values: Float64Array, size: number): ComplexSquare {
  const spectrum = { size, real: values.slice(), imaginary: new Float64Array(values.length) };
  fourier(spectrum);
  return spectrum;
}

/** Cycles a pixel, from -0.5 to below 0.5, of a place on one side of a transform. */
export function frequency(place: number, size: number): number {
  return (place < size / 2 ? place : place - size) / size;
}

/** Every column at once: what is done to a number of one column is done to a whole row. */
function transformColumns(square: ComplexSquare): void {
  const { size, real, imaginary } = square;
  reverseBits(real, size);
  reverseBits(imaginary, size);
  for (let half = 1; half < size; half *= 2)
    for (let turn = 0; turn < half; turn++)
      for (let row = turn; row < size; row += 2 * half)
        combineRows(square, row, row + half, (-Math.PI * turn) / half);
}

/** Puts the row of each index where the bits of the index are in reverse. */
function reverseBits(values: Float64Array, size: number): void {
  const bits = Math.log2(size);
  for (let row = 0; row < size; row++) {
    let to = 0;
    for (let bit = 0; bit < bits; bit++) to |= ((row >> bit) & 1) << (bits - 1 - bit);
    if (to <= row) continue;
    const kept = values.slice(row * size, (row + 1) * size);
    values.copyWithin(row * size, to * size, (to + 1) * size);
    values.set(kept, to * size);
  }
}

/** The butterfly: sum and difference of one row and the other turned by `angle`. */
function combineRows(
  { size, real, imaginary }: ComplexSquare,
  one: number,
  other: number,
  angle: number,
): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [i, j] = [one * size, other * size];
  for (const end = i + size; i < end; i++, j++) {
    const re = real[j]! * cos - imaginary[j]! * sin;
    const im = real[j]! * sin + imaginary[j]! * cos;
    real[j] = real[i]! - re;
    imaginary[j] = imaginary[i]! - im;
    real[i]! += re;
    imaginary[i]! += im;
  }
}

function transpose({ size, real, imaginary }: ComplexSquare): void {
  for (let row = 0; row < size; row++)
    for (let column = row + 1; column < size; column++) {
      exchange(real, row * size + column, column * size + row);
      exchange(imaginary, row * size + column, column * size + row);
    }
}

function exchange(values: Float64Array, one: number, other: number): void {
  const kept = values[one]!;
  values[one] = values[other]!;
  values[other] = kept;
}
