/** Of all pairs of two lists of covers, or of one list with itself: [measures]. */
export interface PairStatistics {
  means: Float64Array;
  /**
   * standard errors of the means, the covers of both lists being samples: the root of var(rowMeans) / rows +
   * var(columnMeans) / columns, or of 4 var(rowMeans) / rows where both are the same covers and none is compared with
   * itself (Hoeffding 1948, Annals of Mathematical Statistics 19:293, for large samples)
   */
  errors: number[];
}

/** From each cover's sum over all of the other list: [covers, measures]; `columns` is not used where both are the same. */
export function pairStatistics(
  sums: { rows: Float64Array; columns: Float64Array },
  measures: number,
  isSame: boolean,
): PairStatistics {
  const [rows, columns] = [sums.rows, isSame ? sums.rows : sums.columns].map((all) =>
    Array.from({ length: measures }, (_, measure) =>
      all.filter((_, at) => at % measures === measure),
    ),
  ) as [Float64Array[], Float64Array[]];
  const others = { ofRow: columns[0]!.length - (isSame ? 1 : 0), ofColumn: rows[0]!.length };
  const mean = (own: Float64Array): number => total(own) / own.length / others.ofRow;
  const error = (own: Float64Array, measure: number): number => {
    const spread = variance(own) / others.ofRow ** 2 / own.length;
    if (isSame) return Math.sqrt(4 * spread);
    const other = columns[measure]!;
    return Math.sqrt(spread + variance(other) / others.ofColumn ** 2 / other.length);
  };
  return { means: Float64Array.from(rows, mean), errors: rows.map(error) };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Divided by one less than there are. */
function variance(values: Float64Array): number {
  const mean = total(values) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares / (values.length - 1);
}
