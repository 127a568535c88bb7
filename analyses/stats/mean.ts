/** Throws where there is nothing to take the mean of. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error("mean: no values");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
