import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { Draws } from "../../stats/draws.ts";
import { pairErrors } from "../../stats/pairErrors.ts";
import { pairMeans } from "../../stats/pairMeans.ts";
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

/** How two genres compare. */
export interface PairComparison {
  /** mean of each measure in each repeat: [protocols][repeats, measures] */
  means: Float64Array[];
  /** standard errors of the means over all pairs, as covers are samples: [measures] */
  errors: number[];
}

/** Compares every pair of genres, in the order given. One thread a core. */
export async function comparePairs(
  pairs: readonly GenrePair[],
  onPair: (pair: GenrePair) => void,
): Promise<PairComparison[]> {
  const threads = Math.min(availableParallelism(), pairs.length);
  const pool = new Tinypool({
    filename: new URL("./pairsThread.mjs", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const compare = async (pair: GenrePair): Promise<PairComparison> => {
    const comparison = (await pool.run(pair)) as PairComparison;
    onPair(pair);
    return comparison;
  };
  try {
    return await Promise.all(pairs.map(compare));
  } finally {
    await pool.destroy();
  }
}

/** What a thread does. */
export function comparePair({ rows, columns, isSame, protocols }: GenrePair): PairComparison {
  const compare = rowComparer(rows, columns);
  const all = pairErrors(rows.covers, columns.covers, measures.length, isSame);
  const compareRow = (row: number): Float64Array => {
    const values = compare(row);
    all.add(row, values);
    return values;
  };
  const means = pairMeans({ rows: rows.covers, compareRow, isSame }, protocols, measures.length);
  return { means, errors: all.errors() };
}
