/** Rows of one length, end to end; empty without rows. */
export function joinRows(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.length * (rows[0]?.length ?? 0));
  for (const [i, row] of rows.entries()) all.set(row, i * row.length);
  return all;
}
