/** Rows end to end, each of up to `length` numbers and filled up with zeros; as long as the first unless given. */
export function joinRows(
  rows: readonly Float32Array[],
  length = rows[0]?.length ?? 0,
): Float32Array {
  const all = new Float32Array(rows.length * length);
  for (const [i, row] of rows.entries()) all.set(row, i * length);
  return all;
}
