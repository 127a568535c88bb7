import { expect, test } from "vitest";
import { moments } from "../../../../analyses/image/descriptors/moments.ts";

test("moments(values) are mean, deviation and the cube root of the third moment", () => {
  const [mean, deviation, skewness] = moments(Float64Array.of(0, 0, 0, 4));
  expect(mean).toBe(1);
  expect(deviation).toBeCloseTo(Math.sqrt(3), 12);
  expect(skewness).toBeCloseTo(Math.cbrt(6), 12);
});

test("moments(-values) turns mean and skewness round", () => {
  const values = Float64Array.of(1, 2, 7, 3);
  const [mean, deviation, skewness] = moments(values);
  expect(moments(values.map((value) => -value))).toEqual([-mean, deviation, -skewness]);
});

test("moments(constant) has neither deviation nor skewness", () => {
  expect(moments(Float64Array.of(5, 5, 5))).toEqual([5, 0, 0]);
});
