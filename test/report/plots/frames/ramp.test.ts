import { scale } from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { rampPlace, rampScale, rampTurn } from "../../../../report/plots/frames/ramp.ts";
import { contrast } from "../../../support/contrast.ts";

describe("rampPlace(value, low, high)", () => {
  it.each([
    [2, 2, 4, 0],
    [3, 2, 4, 0.5],
    [4, 2, 4, 1],
    [5, 5, 5, 0.5],
  ])("of %d between %d and %d is %d", (value, low, high, place) => {
    expect(rampPlace(value, low, high)).toBe(place);
  });
});

describe("rampTurn", () => {
  it("gives every cell of a drawing without a style sheet text of 4.5:1", () => {
    const ramp = scale({ color: { ...rampScale, domain: [0, 1] } });
    const contrasts = Array.from({ length: 1001 }, (_, index) => {
      const place = index / 1000;
      const ground = String(ramp.apply(place)).match(/\d+/g)!.map(Number);
      return contrast(ground, place > rampTurn ? [255, 255, 255] : [0, 0, 0]);
    });
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });
});
