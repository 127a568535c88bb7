/**
 * How often each colour comes, `bins` levels a channel, red first: [bins ** 3], scaled to Euclidean length 1. Equal to
 * OpenCV's `calcHist` on [0, 256) followed by `normalize`, which are in single precision too.
 */
export function colourHistogram(pixels: Uint8Array, bins: number): Float32Array {
  const histogram = countColours(pixels, bins);
  let squares = 0;
  for (const count of histogram) squares += count * count;
  const scale = Math.fround(1 / Math.sqrt(squares));
  return histogram.map((count) => count * scale);
}

/** Number of pixels in each cell; exact below 2 ** 24 pixels. */
function countColours(pixels: Uint8Array, bins: number): Float32Array {
  const counts = new Float32Array(bins ** 3);
  const factor = bins / 256;
  for (let i = 0; i < pixels.length; i += 3) {
    const red = Math.floor(pixels[i]! * factor);
    const green = Math.floor(pixels[i + 1]! * factor);
    const blue = Math.floor(pixels[i + 2]! * factor);
    counts[(red * bins + green) * bins + blue]!++;
  }
  return counts;
}
