import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";
import type { Draws } from "../../stats/draws.ts";
import { pairMeans } from "../../stats/pairMeans.ts";
import { type PairStatistics, pairStatistics } from "../../stats/pairStatistics.ts";
import { measures } from "./compareHistograms.ts";
import { coverSums } from "./coverSums.ts";
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
  /** over all pairs of different covers */
  exact: PairStatistics;
}

/** Compares every pair of genres, one thread a core; answers in the order given. */
export async function comparePairs(
  pairs: readonly GenrePair[],
  onPair: (pair: GenrePair, comparison: PairComparison) => Promise<void> | void,
): Promise<PairComparison[]> {
  if (pairs.length === 0) return [];
  const threads = Math.min(availableParallelism(), pairs.length);
  const pool = new Tinypool({
    filename: new URL("./pairsThread.mjs", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  const compare = async (pair: GenrePair): Promise<PairComparison> => {
    const comparison = (await pool.run(pair)) as PairComparison;
    await onPair(pair, comparison);
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
  const pairing = {
    ...{ rows: rows.covers, columns: columns.covers, isSame },
    compareRow: rowComparer(rows, columns),
  };
  return {
    means: pairMeans(pairing, protocols, measures.length),
    exact: pairStatistics(coverSums(rows, columns, isSame), measures.length, isSame),
  };
}
