import { expect, test } from "vitest";
import { makeFeatures } from "../../../../analyses/models/algebra/features.ts";
import { foldFeatures, wholeFeatures } from "../../../../analyses/models/algebra/foldFeatures.ts";
import { random } from "../../../../data/random.ts";

const [rows, columns] = [12, 5];
const { int } = random("fold features");
const round = { train: [0, 1, 3, 4, 6, 7, 9, 10], test: [2, 5, 8, 11] };

function pick<T extends Uint8Array | Float64Array>(values: T, places: readonly number[]): T {
  const picked = values.slice(0, places.length * columns) as T;
  for (const [row, place] of places.entries())
    picked.set(values.subarray(place * columns, (place + 1) * columns), row * columns);
  return picked;
}

const levels = Uint8Array.from({ length: rows * columns }, () => int(4));

test.each([
  { name: "pixels", values: levels, unit: 1 / 255 },
  { name: "whole numbers", values: Float64Array.from(levels), unit: 1 },
])("foldFeatures(whole, round) of $name are those of its rows alone", async ({ values, unit }) => {
  const whole = wholeFeatures(makeFeatures({ rows, train: rows, columns, values, unit }));
  const table = { rows, train: 8, columns, unit };
  const alone = makeFeatures({ ...table, values: pick(values, [...round.train, ...round.test]) });
  const features = foldFeatures(whole, round);
  expect(features).toMatchObject({ ...table, values: alone.values });
  expect(await features.rowProducts()).toEqual(await alone.rowProducts());
  expect(await features.columnProducts()).toEqual(await alone.columnProducts());
  expect(await features.orders()).toEqual(await alone.orders());
});
