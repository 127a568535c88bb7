import type { Round } from "../../folds/rounds.ts";
import { type Features, makeFeatures } from "./features.ts";
import { lazy } from "./lazy.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { columnProducts } from "./products.ts";

const absent = 2 ** 32 - 1;

/** The features of all covers, as training side, with what folds take from them instead of computing it again. */
export interface WholeFeatures extends Features {
  /** `columnProducts` before they are multiplied by the square of the unit; whole numbers for pixels */
  columnSums(): Promise<Matrix>;
}

export function wholeFeatures(features: Features): WholeFeatures {
  return { ...features, columnSums: lazy(() => columnProducts({ ...features, unit: 1 })) };
}

/** The rows of a round, those to learn from first: for whole numbers to the bit what is computed from these rows alone. */
export function foldFeatures(whole: WholeFeatures, { train, test }: Round): Features {
  const places = [...train, ...test];
  const { columns, unit } = whole;
  const table = { rows: places.length, train: train.length, columns, unit };
  const features = makeFeatures({ ...table, values: valuesOf(whole, places) });
  const isWhole = whole.values instanceof Uint8Array;
  return {
    ...features,
    rowProducts: lazy(async () => permuted(await whole.rowProducts(), places)),
    orders: lazy(async () => keptOrders(await whole.orders(), train, whole.rows)),
    ...(isWhole && { columnProducts: lazy(() => productsWithout(whole, test)) }),
  };
}

function valuesOf({ columns, values }: Features, places: readonly number[]) {
  const kept = values.slice(0, places.length * columns);
  for (const [row, place] of places.entries())
    kept.set(values.subarray(place * columns, (place + 1) * columns), row * columns);
  return kept;
}

function permuted({ values, columns }: Matrix, places: readonly number[]): Matrix {
  const picked = zeros(places.length, places.length);
  let at = 0;
  for (const row of places)
    for (const column of places) picked.values[at++] = values[row * columns + column]!;
  return picked;
}

/** Equals stay in the order of their rows, as `train` ascends. */
function keptOrders(
  orders: readonly Uint32Array[],
  train: readonly number[],
  rows: number,
): Uint32Array[] {
  const rowOf = new Uint32Array(rows).fill(absent);
  for (const [row, place] of train.entries()) rowOf[place] = row;
  return orders.map((order) => order.map((place) => rowOf[place]!).filter((row) => row !== absent));
}

async function productsWithout(whole: WholeFeatures, test: readonly number[]): Promise<Matrix> {
  const { columns, unit } = whole;
  const left = { rows: test.length, train: test.length, columns, unit: 1 };
  const { values } = await columnProducts({ ...left, values: valuesOf(whole, test) });
  const sums = await whole.columnSums();
  return { ...sums, values: sums.values.map((sum, i) => (sum - values[i]!) * unit ** 2) };
}
