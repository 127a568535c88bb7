/** Adds up how each cover compares with all of the other list, while pairs are compared row by row. */
export interface PairErrors {
  /** `values`: [columns, measures], how the row compares with every column */
  add(row: number, values: Float64Array): void;
  /**
   * Standard errors [measures] of the means over all pairs, the covers of both lists being samples: the root of
   * var(rowMeans) / rows + var(columnMeans) / columns, or of 4 var(rowMeans) / rows where both are the same covers and none
   * is compared with itself (Hoeffding 1948, Annals of Mathematical Statistics 19:293, for large samples).
   */
  errors(): number[];
}

export function pairErrors(
  rows: number,
  columns: number,
  measures: number,
  isSame: boolean,
): PairErrors {
  const rowSums = new Float64Array(rows * measures);
  const columnSums = new Float64Array(columns * measures);
  return {
    add(row, values) {
      for (let column = 0, at = 0; column < columns; column++)
        for (let measure = 0; measure < measures; measure++, at++) {
          if (isSame && column === row) continue;
          rowSums[row * measures + measure]! += values[at]!;
          columnSums[at]! += values[at]!;
        }
    },
    errors: () =>
      Array.from({ length: measures }, (_, measure) => {
        const spread = (sums: Float64Array, others: number): number =>
          variance(sums.filter((_, at) => at % measures === measure)) / others ** 2;
        if (isSame) return Math.sqrt((4 * spread(rowSums, rows - 1)) / rows);
        return Math.sqrt(spread(rowSums, columns) / rows + spread(columnSums, rows) / columns);
      }),
  };
}

/** Divided by one less than there are. */
function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares / (values.length - 1);
}
