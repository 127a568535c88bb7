/** Numbers by row: [rows, columns]. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float64Array;
}

export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** The part [from, to) of the rows; shares its numbers. */
export function rowsOf({ columns, values }: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, columns, values: values.subarray(from * columns, to * columns) };
}

/** A copy of a rectangle; of a table's, as it is stored, not multiplied by its unit. */
export function block(
  { columns, values }: { columns: number; values: Uint8Array | Float64Array },
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): Matrix {
  const copy = zeros(bottom - top, right - left);
  for (let row = top; row < bottom; row++)
    copy.values.set(
      values.subarray(row * columns + left, row * columns + right),
      (row - top) * copy.columns,
    );
  return copy;
}

/** Column of the largest number in each row; the first of equals. */
export function largestInRows({ rows, columns, values }: Matrix): number[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let column = 1; column < columns; column++)
      if (values[row * columns + column]! > values[row * columns + best]!) best = column;
    return best;
  });
}
