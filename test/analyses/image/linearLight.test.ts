import { expect, test } from "vitest";
import { linearLevels, srgbLevel } from "../../../analyses/image/linearLight.ts";

test("linearLevels are 65,535ths of light", () => {
  expect([0, 1, 10, 128, 255].map((level) => linearLevels[level])).toEqual([
    0, 20, 199, 14146, 65535,
  ]);
});

test("srgbLevel(linear) takes linearLevels back", () => {
  const levels = [...linearLevels].map((linear) => Math.round(srgbLevel(linear)));
  expect(levels).toEqual(Array.from({ length: 256 }, (_, level) => level));
});

test("srgbLevel(linear) of half the light", () => {
  expect(srgbLevel(65535 / 2)).toBeCloseTo(187.516, 3);
});
