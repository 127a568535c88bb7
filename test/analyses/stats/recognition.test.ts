import { describe, expect, it } from "vitest";
import { fisherExact, recognition, tellsApart } from "../../../analyses/stats/recognition.ts";

describe("fisherExact([hits, n], [otherHits, otherN])", () => {
  it.each([
    { name: "the lady tasting tea (Fisher 1935)", a: [3, 4], b: [1, 4], p: 34 / 70 },
    { name: "uneven sides", a: [8, 10], b: [1, 6], p: 400 / 11440 },
    { name: "all or none", a: [3, 3], b: [0, 3], p: 2 / 20 },
    { name: "no hits at all", a: [0, 100], b: [0, 500], p: 1 },
    { name: "equal shares", a: [20, 100], b: [100, 500], p: 1 },
  ] as const)("$name", ({ a, b, p }) => expect(fisherExact(a, b)).toBeCloseTo(p, 10));

  it("is the same from either side, for hits and for misses", () => {
    const p = fisherExact([34, 100], [146, 500]);
    expect(fisherExact([146, 500], [34, 100])).toBeCloseTo(p, 10);
    expect(fisherExact([66, 100], [354, 500])).toBeCloseTo(p, 10);
  });
});

describe("recognition(confusion, genre)", () => {
  const confusion = {
    folk: { folk: 40, metal: 60 },
    metal: { folk: 10, metal: 90 },
    rock: { folk: 30, metal: 70 },
  };

  it("sets the genre's covers beside all others", () => {
    const { own, others } = recognition(confusion, "folk");
    expect(own).toMatchObject({ value: 0.4, n: 100 });
    expect(others).toMatchObject({ value: 0.2, n: 200 });
  });

  it("tells apart what is named more often than the rest, not what is named often", () => {
    const isTold = (genre: string) => tellsApart(recognition(confusion, genre), 3);
    expect(["folk", "metal"].map(isTold)).toEqual([true, true]);
    const blind = { folk: { folk: 5, metal: 95 }, metal: { folk: 5, metal: 95 } };
    expect(tellsApart(recognition(blind, "metal"), 2)).toBe(false);
    const reversed = { folk: { folk: 10, metal: 90 }, metal: { folk: 90, metal: 10 } };
    expect(tellsApart(recognition(reversed, "metal"), 2)).toBe(false);
  });
});
