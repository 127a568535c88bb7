import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { Draws } from "../stats/draws.ts";
import { pairMeans } from "../stats/pairMeans.ts";
import { measures } from "./compareHistograms.ts";
import { rowComparer } from "./rowComparer.ts";
import type { SparseHistograms } from "./sparseHistograms.ts";

/** Two genres, or one with itself, and which of their covers each protocol draws. Plain data: it goes to a thread. */
export interface GenrePair {
  rows: SparseHistograms;
  columns: SparseHistograms;
  isSame: boolean;
  protocols: readonly Draws[];
}

/** Mean of each measure in each repeat of every pair of genres, in the order given: [protocols][repeats, measures]. One thread a core. */
export async function comparePairs(
  pairs: readonly GenrePair[],
  onPair: (pair: GenrePair) => void,
): Promise<Float64Array[][]> {
  const threads = Math.min(availableParallelism(), pairs.length);
  const pool = new Tinypool({
    filename: new URL("./pairsThread.mjs", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const compare = async (pair: GenrePair): Promise<Float64Array[]> => {
    const means = (await pool.run(pair)) as Float64Array[];
    onPair(pair);
    return means;
  };
  try {
    return await Promise.all(pairs.map(compare));
  } finally {
    await pool.destroy();
  }
}

/** What a thread does. */
export function comparePair({ rows, columns, isSame, protocols }: GenrePair): Float64Array[] {
  const compareRow = rowComparer(rows, columns);
  return pairMeans({ rows: rows.covers, compareRow, isSame }, protocols, measures.length);
}
