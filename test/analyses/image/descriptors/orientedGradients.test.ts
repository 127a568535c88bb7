import { expect, test } from "vitest";
import { greyPlane } from "../../../../analyses/image/descriptors/grey.ts";
import {
  orientedGradients,
  orientedGradientsLength,
} from "../../../../analyses/image/descriptors/orientedGradients.ts";
import type { Plane } from "../../../../analyses/image/descriptors/plane.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { distance, plane } from "./pictures.ts";

test.each(readDescriptors().cases)("orientedGradients($kind) is scikit-image's hog", (golden) => {
  const ours = orientedGradients(greyPlane(golden.image));
  expect(ours).toHaveLength(orientedGradientsLength);
  expect(distance(ours, golden.gradients)).toBeLessThan(1e-5);
});

const directionsOf = (grey: Plane) => [
  ...new Set([...orientedGradients(grey).entries()].filter(([, v]) => v > 0).map(([i]) => i % 9)),
];

test("orientedGradients(stripes) has the direction across them", () => {
  expect(directionsOf(plane(128, 128, (x) => 50 * (x & 2)))).toEqual([0]);
  expect(directionsOf(plane(128, 128, (_, y) => 50 * (y & 2)))).toEqual([4]);
});

test("orientedGradients(flat) is 0", () => {
  expect(Math.max(...orientedGradients(plane(64, 64, () => 99)))).toBe(0);
});

test("orientedGradients(brighter) is the same", () => {
  const texture = (x: number, y: number) => (x * x + 3 * x * y) % 101;
  const dark = orientedGradients(plane(128, 128, texture));
  expect(orientedGradients(plane(128, 128, (x, y) => texture(x, y) + 100))).toEqual(dark);
  const strong = orientedGradients(plane(128, 128, (x, y) => 2 * texture(x, y)));
  expect(distance(strong, dark)).toBeLessThan(1e-5);
});

test("orientedGradients(one pixel) is seen in the blocks around it and in no other", () => {
  const seen = orientedGradients(plane(128, 128, (x, y) => Number(x === 40 && y === 72)));
  const blocks = new Set(
    [...seen.entries()].filter(([, v]) => v > 0).map(([i]) => Math.floor(i / 36)),
  );
  expect([...blocks]).toEqual([3 * 7 + 1, 3 * 7 + 2, 4 * 7 + 1, 4 * 7 + 2]);
});
