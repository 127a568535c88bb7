import type { FeatureTable } from "./featureTable.ts";
import { block, type Matrix, zeros } from "./matrix.ts";
import { multiply } from "./multiply.ts";

const rowTile = 1024;
const columnTile = 4096;

/** Products of every two rows, [rows, rows]. */
export async function rowProducts(table: FeatureTable): Promise<Matrix> {
  const { rows, columns, unit } = table;
  const products = zeros(rows, rows);
  for (const span of spans(columns, columnTile))
    for (const down of spans(rows, rowTile)) {
      const upper = block(table, down, span);
      for (const across of spans(rows, rowTile).filter(([from]) => from >= down[0]))
        add(products, await multiply(upper, block(table, across, span), "b"), down, across);
    }
  return mirrored(products, unit ** 2);
}

/** Sums over the training rows of the products of every two columns, [columns, columns]. */
export async function columnProducts(table: FeatureTable): Promise<Matrix> {
  const { train, columns, unit } = table;
  const products = zeros(columns, columns);
  for (const down of spans(train, rowTile)) {
    const tile = block(table, down, [0, columns]);
    add(products, await multiply(tile, tile, "a"), [0, columns], [0, columns]);
  }
  return mirrored(products, unit ** 2);
}

/** The table times `factor`, [rows, factor.columns]. */
export async function timesColumns(table: FeatureTable, factor: Matrix): Promise<Matrix> {
  const { rows, columns, unit } = table;
  const products = zeros(rows, factor.columns);
  for (const [from, to] of spans(rows, rowTile)) {
    const { values } = await multiply(block(table, [from, to], [0, columns]), factor);
    products.values.set(
      values.map((value) => value * unit),
      from * factor.columns,
    );
  }
  return products;
}

/** Sums over training rows of each column times each column of `targets` [train, n]: [columns, n]. */
export async function columnsTimes(table: FeatureTable, targets: Matrix): Promise<Matrix> {
  const { train, columns, unit } = table;
  const sums = zeros(columns, targets.columns);
  for (const [from, to] of spans(train, rowTile)) {
    const part = block(targets, [from, to], [0, targets.columns]);
    const { values } = await multiply(block(table, [from, to], [0, columns]), part, "a");
    for (let i = 0; i < values.length; i++) sums.values[i]! += values[i]! * unit;
  }
  return sums;
}

function spans(length: number, size: number): [number, number][] {
  return Array.from({ length: Math.ceil(length / size) }, (_, index) => [
    index * size,
    Math.min(length, (index + 1) * size),
  ]);
}

function add(
  to: Matrix,
  tile: Matrix,
  [top]: readonly [number, number],
  [left]: readonly [number, number],
): void {
  for (let row = 0; row < tile.rows; row++) {
    const at = (top + row) * to.columns + left;
    for (let column = 0; column < tile.columns; column++)
      to.values[at + column]! += tile.values[row * tile.columns + column]!;
  }
}

/** The upper triangle, scaled, and copied to the lower. */
function mirrored({ rows, columns, values }: Matrix, scale: number): Matrix {
  for (let row = 0; row < rows; row++)
    for (let column = row; column < columns; column++)
      values[column * columns + row] = values[row * columns + column]! *= scale;
  return { rows, columns, values };
}
