import { expect, test } from "vitest";
import { labPlanes } from "../../../../analyses/image/descriptors/lab.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";
import { distance, flat } from "./pictures.ts";

const levels = [0, 1, 10, 11, 128, 255];

test("labPlanes(image) are scikit-image's rgb2lab, on both sides of every threshold", () => {
  const colours = levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => [r, g, b])));
  const pixels = Uint8Array.from(colours.flat());
  const planes = labPlanes({ width: colours.length, height: 1, pixels });
  const { palette } = readDescriptors();
  for (const [channel, { values }] of planes.entries())
    expect(
      distance(
        values,
        palette.map((lab) => lab[channel]!),
      ),
    ).toBeLessThan(1e-8);
});

test("labPlanes(white) has L* 100 and no colour", () => {
  const [l, a, b] = labPlanes(flat(1, [255, 255, 255])).map(({ values }) => values[0]!);
  expect(l).toBeCloseTo(100, 4);
  expect(Math.hypot(a!, b!)).toBeLessThan(0.01);
});
