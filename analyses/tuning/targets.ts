/** What an example is: its class, or a mixture with another one. */
export interface Mixture {
  label: number;
  /** and how much of the example it is */
  other?: { label: number; share: number };
}

/** By class: one over how common it is, of mean 1 over these labels. */
export function classWeights(labels: readonly number[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 0 : labels.length / (present * count)));
}

/** What each class counts of each example [n, classes]: its share, a part `smoothing` dealt out evenly, times its weight. */
export function targets(
  mixtures: readonly Mixture[],
  weights: readonly number[],
  smoothing: number,
): Float32Array {
  const classes = weights.length;
  const rows = new Float32Array(mixtures.length * classes);
  for (const [i, { label, other }] of mixtures.entries()) {
    const row = rows.subarray(i * classes, (i + 1) * classes);
    addLabel(row, label, weights[label]! * (1 - (other?.share ?? 0)), smoothing);
    if (other) addLabel(row, other.label, weights[other.label]! * other.share, smoothing);
  }
  return rows;
}

function addLabel(row: Float32Array, label: number, weight: number, smoothing: number): void {
  for (let c = 0; c < row.length; c++) row[c]! += (weight * smoothing) / row.length;
  row[label]! += weight * (1 - smoothing);
}
