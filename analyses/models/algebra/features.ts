import type { FeatureTable } from "./featureTable.ts";
import { type Lazy, lazy } from "./lazy.ts";
import type { Matrix } from "./matrix.ts";
import { columnProducts, rowProducts } from "./products.ts";

/** A table with what several learners derive from it. */
export interface Features extends FeatureTable {
  /** products of every two rows, [rows, rows] */
  rowProducts: Lazy<Matrix>;
  /** sums over training rows of the products of every two columns, [columns, columns] */
  columnProducts: Lazy<Matrix>;
  /** training rows in ascending order of each column */
  orders: Lazy<readonly Uint32Array[]>;
}

/** What is derived is computed when first asked for. */
export function makeFeatures(table: FeatureTable): Features {
  return {
    ...table,
    rowProducts: lazy(() => rowProducts(table)),
    columnProducts: lazy(() => columnProducts(table)),
    orders: lazy(async () => columnOrders(table)),
  };
}

/** Mean of each column over the training rows. */
export function columnMeans({ train, columns, values, unit }: FeatureTable): Float64Array {
  const means = new Float64Array(columns);
  for (let row = 0; row < train; row++)
    for (let column = 0; column < columns; column++)
      means[column]! += values[row * columns + column]!;
  return means.map((sum) => (sum * unit) / train);
}

function columnOrders({ train, columns, values }: FeatureTable): Uint32Array[] {
  return Array.from({ length: columns }, (_, column) => {
    const keys = Float64Array.from({ length: train }, (_, row) => values[row * columns + column]!);
    return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  });
}
