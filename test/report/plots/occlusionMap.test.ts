import { expect, test } from "vitest";
import { occlusionMap } from "../../../report/plots/occlusionMap.ts";

const data = {
  name: "occlusion-rock",
  genre: "rock",
  losses: [
    [0, 0.5],
    [-0.5, 0.25],
  ],
  low: -0.5,
  high: 0.5,
};

test("occlusionMap(data) puts each square on the ramp, and says what it takes", () => {
  const svg = occlusionMap(data);
  expect([...svg.matchAll(/--t: ([\d.]+)/g)].map(([, place]) => place)).toEqual([
    "0.50",
    "1.00",
    "0.00",
    "0.75",
  ]);
  expect(svg).toContain('data-value="rock, line 2, column 1: −0.500 bits"');
  expect(svg).toContain('data-genres="rock"');
});
