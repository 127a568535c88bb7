import { filtered, frequency, spectrumOf } from "./fourier.ts";

/** Cycles a side at which half gets through the blur. */
const cutOff = 4;
/** Added to the contrast, so that faint detail stays faint. */
const faint = 0.2;

/**
 * Logarithms of levels from 0 to 255, less their surroundings and divided by the contrast there: [size * size]; opposite
 * sides are neighbours. Source: Oliva and Torralba's prefilter (`prefilt.m`,
 * https://people.csail.mit.edu/torralba/code/spatialenvelope/).
 */
export function evenContrast(levels: Float64Array, size: number): Float64Array {
  const filter = lowPass(size);
  const blurred = (values: Float64Array) => filtered(spectrumOf(values, size), filter).real;
  const logarithms = levels.map((level) => Math.log(level + 1));
  const around = blurred(logarithms);
  const detail = logarithms.map((value, i) => value - around[i]!);
  const power = blurred(detail.map((value) => value * value));
  return detail.map((value, i) => value / (faint + Math.sqrt(Math.abs(power[i]!))));
}

/** A Gaussian around frequency 0. */
function lowPass(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [frequency(i % size, size), frequency(Math.floor(i / size), size)];
    return 2 ** (-(x * x + y * y) * (size / cutOff) ** 2);
  });
}
