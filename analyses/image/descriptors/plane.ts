/** One number a pixel, row by row: [height, width]. */
export interface Plane {
  width: number;
  height: number;
  values: Float64Array;
}

/**
 * The numbers in each of n x n cells, cells row by row; their sides differ by at most one pixel. Throws where a side has
 * fewer pixels than n.
 */
export function gridCells({ width, height, values }: Plane, n: number): Float64Array[] {
  if (Math.min(width, height) < n)
    throw new Error(`more cells than pixels: ${n}x${n} in ${width}x${height}`);
  const edge = (index: number, side: number): number => Math.floor((index * side) / n);
  return Array.from({ length: n * n }, (_, i) => {
    const [column, row] = [i % n, Math.floor(i / n)];
    const [left, right] = [edge(column, width), edge(column + 1, width)];
    const [top, bottom] = [edge(row, height), edge(row + 1, height)];
    const cell = new Float64Array((right - left) * (bottom - top));
    for (let y = top; y < bottom; y++)
      cell.set(values.subarray(y * width + left, y * width + right), (y - top) * (right - left));
    return cell;
  });
}

/** The whole, then its 4 x 4 cells. */
export function regions(plane: Plane): Float64Array[] {
  return [plane.values, ...gridCells(plane, 4)];
}

/** How many there are of `regions`. */
export const regionCount = 1 + 4 * 4;

/** Mean of at least one number. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
