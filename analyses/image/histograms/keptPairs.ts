import { canonicalJson, sha256 } from "../../../data/hash.ts";
import type { Context, Shard } from "../../contract/analysis.ts";
import { comparePairs, type GenrePair, type PairComparison } from "./comparePairs.ts";
import { measures } from "./compareHistograms.ts";

/** As `comparePairs`; what histograms and draws of any corpus have given before is not compared again. */
export async function keptPairs(
  pairs: readonly GenrePair[],
  context: Context,
): Promise<PairComparison[]> {
  const store = await context.store({ name: "pairs", module: import.meta.url, params: null });
  const names = namesOf(pairs);
  const kept = new Map<GenrePair, PairComparison>();
  let done = 0;
  const total = pairs.reduce((sum, { rows, columns }) => sum + rows.covers * columns.covers, 0);
  const keep = (pair: GenrePair, comparison: PairComparison): void => {
    kept.set(pair, comparison);
    done += pair.rows.covers * pair.columns.covers;
    context.onProgress("comparing pairs of covers", done, total);
  };
  for (const [i, pair] of pairs.entries()) {
    const bytes = await store.read(names[i]!);
    if (bytes) keep(pair, parseComparison(bytes, pair));
  }
  await comparePairs(
    pairs.filter((pair) => !kept.has(pair)),
    async (pair, comparison) => {
      await store.write(names[pairs.indexOf(pair)]!, formatComparison(comparison));
      keep(pair, comparison);
    },
  );
  return pairs.map((pair) => kept.get(pair)!);
}

/** Every `count`-th. */
export function pairsIn<T>(pairs: readonly T[], { index, count }: Shard): T[] {
  return pairs.filter((_, place) => place % count === index - 1);
}

/** By what is compared: each list of histograms is hashed once. */
function namesOf(pairs: readonly GenrePair[]): string[] {
  const hashes = new Map<object, string>();
  const hashOf = (item: object, bytes: () => string | Uint8Array): string => {
    if (!hashes.has(item)) hashes.set(item, sha256(bytes()));
    return hashes.get(item)!;
  };
  return pairs.map(({ rows, columns, isSame, protocols }) =>
    sha256(
      canonicalJson([
        [rows, columns].map(({ size, starts, cells, values }) => [
          size,
          ...[starts, cells, values].map((array) => hashOf(array, () => bytesOf(array))),
        ]),
        protocols.map(({ left, right }) =>
          [left, right].map((drawn) => hashOf(drawn, () => canonicalJson(drawn))),
        ),
        isSame,
      ]),
    ),
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Means of each protocol, means over all pairs, their errors. */
function formatComparison({ means, exact }: PairComparison): Uint8Array {
  const errors = Float64Array.from(exact.errors);
  return Buffer.concat([...means, exact.means, errors].map(bytesOf));
}

function parseComparison(bytes: Buffer, { protocols }: GenrePair): PairComparison {
  const values = new Float64Array(Uint8Array.from(bytes).buffer); // a copy is aligned
  let at = 0;
  const next = (length: number): Float64Array => values.slice(at, (at += length));
  return {
    means: protocols.map(({ left }) => next(left.length * measures.length)),
    exact: { means: next(measures.length), errors: [...next(measures.length)] },
  };
}
