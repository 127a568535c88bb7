import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../../../report/plots/frames/spread.ts";

describe("spread(positions, gap)", () => {
  it("leaves positions alone that are far enough apart", () => {
    expect(spread([30, 0, 10], 10)).toEqual([30, 0, 10]);
  });

  it("moves a close pair apart around its mean", () => {
    expect(spread([10, 12], 10)).toEqual([6, 16]);
  });

  it("keeps the order and the gap", () => {
    const positions = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(positions, (given) => {
        const order = given.map((_, i) => i).sort((a, b) => given[a]! - given[b]!);
        const moved = spread(given, 15);
        for (let k = 1; k < order.length; k++)
          expect(moved[order[k]!]! - moved[order[k - 1]!]!).toBeGreaterThan(15 - 1e-9);
      }),
    );
  });
});
