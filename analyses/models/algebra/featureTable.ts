/**
 * What learners see of covers: one row a cover, those of the training side first. A feature is `values` times `unit`: pixels
 * stay whole numbers, so that their products are exact.
 */
export interface FeatureTable {
  rows: number;
  /** rows of the training side */
  train: number;
  columns: number;
  values: Uint8Array | Float64Array;
  unit: number;
}
