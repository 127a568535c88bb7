import { expect, test } from "vitest";
import {
  type ComplexSquare,
  fourier,
  frequency,
  inverseFourier,
  spectrumOf,
} from "../../../../analyses/image/descriptors/fourier.ts";
import { distance, plane } from "./pictures.ts";

const size = 8;
const { values } = plane(size, size, (x, y) => ((x * 7 + y * y * 5) % 11) - 3);

/** The definition, one sum a frequency. */
function direct(u: number, v: number): [number, number] {
  let [re, im] = [0, 0];
  values.forEach((value, i) => {
    const turn = (-2 * Math.PI * (u * (i % size) + v * Math.floor(i / size))) / size;
    re += value * Math.cos(turn);
    im += value * Math.sin(turn);
  });
  return [re, im];
}

test("fourier(square) is the sum that defines it", () => {
  const { real, imaginary } = spectrumOf(values, size);
  const expected = [...values.keys()].map((i) => direct(i % size, Math.floor(i / size)));
  expect(
    distance(
      real,
      expected.map(([re]) => re),
    ),
  ).toBeLessThan(1e-10);
  expect(
    distance(
      imaginary,
      expected.map(([, im]) => im),
    ),
  ).toBeLessThan(1e-10);
});

test("inverseFourier(fourier(square)) is the square", () => {
  const square: ComplexSquare = { size, real: values.slice(), imaginary: values.toReversed() };
  fourier(square);
  expect(distance(square.real, values)).toBeGreaterThan(1);
  inverseFourier(square);
  expect(distance(square.real, values)).toBeLessThan(1e-12);
  expect(distance(square.imaginary, values.toReversed())).toBeLessThan(1e-12);
});

test("fourier(one pixel) has the same strength everywhere", () => {
  const { real, imaginary } = spectrumOf(
    plane(4, 4, (x, y) => Number(x === 1 && y === 2)).values,
    4,
  );
  expect(
    distance(
      real.map((re, i) => Math.hypot(re, imaginary[i]!)),
      new Array(16).fill(1),
    ),
  ).toBeLessThan(1e-12);
});

test("fourier(square) refuses a size that is no power of two", () => {
  expect(() => spectrumOf(new Float64Array(36), 6)).toThrow("not a power of two: 6");
});

test("frequency(place, size) is negative from the middle on", () => {
  expect([0, 1, 2, 3].map((place) => frequency(place, 4))).toEqual([0, 0.25, -0.5, -0.25]);
});
