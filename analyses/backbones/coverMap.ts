import { UMAP } from "umap-js";
import { random } from "../../data/random.ts";

/** UMAP's parameters (McInnes et al. 2018, arXiv:1802.03426). */
export interface MapParams {
  neighbours: number;
  minDist: number;
  seed: string;
}

/** Rows in two dimensions, near where they are near by cosine distance: `x y` with two decimals each. */
export function coverMap(
  rows: readonly Float32Array[],
  { neighbours, minDist, seed }: MapParams,
): string[] {
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(neighbours, rows.length - 1),
    minDist,
    random: random(seed).float,
    distanceFn: cosineDistance,
  });
  const points = umap.fit(rows.map((row) => [...row]));
  return points.map(([x, y]) => `${x!.toFixed(2)} ${y!.toFixed(2)}`);
}

function cosineDistance(a: readonly number[], b: readonly number[]): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return aa === 0 || bb === 0 ? 1 : 1 - ab / Math.sqrt(aa * bb);
}
