import { frequency } from "./fourier.ts";

/**
 * Transfer functions of Gabor filters, `orientations` at each of `scales`, finest first: [scales * orientations][size *
 * size], frequencies as `fourier` orders them. Gaussian in the frequency's length and direction, as in the code of
 * Oliva and Torralba 2001 (`createGabor.m`, https://people.csail.mit.edu/torralba/code/spatialenvelope/): centres at
 * 0.3 / 1.85^scale cycles a pixel.
 */
export function gaborBank(size: number, scales: number, orientations: number): Float64Array[] {
  return Array.from({ length: scales * orientations }, (_, index) => {
    const centre = 0.3 / 1.85 ** Math.floor(index / orientations);
    const angle = (Math.PI * (index % orientations)) / orientations;
    const sharpness = orientations ** 2 / 64;
    return Float64Array.from({ length: size * size }, (_, i) => {
      const [x, y] = [frequency(i % size, size), frequency(Math.floor(i / size), size)];
      const length = Math.hypot(x, y) / centre - 1;
      const turn = wrapped(Math.atan2(y, x) + angle);
      return Math.exp(-3.5 * length ** 2 - 2 * Math.PI * sharpness * turn ** 2);
    });
  });
}

/** An angle within half a turn of 0. */
function wrapped(angle: number): number {
  return angle > Math.PI ? angle - 2 * Math.PI : angle;
}
