import { describe, expect, it } from "vitest";
import { formatDelta, formatEnds } from "../../../../report/diff/render/words.ts";

describe("formatEnds({before, after, kind})", () => {
  it.each([
    ["number", 0.3178, 0.3183, ["0.3178", "0.3183"]],
    ["number", 0.3178, 0.4, ["0.318", "0.400"]],
    ["number", 0.00001231, 0.00001233, ["0.00001231", "0.00001233"]],
    ["number", 5249, 5250, ["5,249", "5,250"]],
    ["number", 0.5, 0.5, ["0.500", "0.500"]],
    ["share", 0.2431, 0.2433, ["24.31%", "24.33%"]],
    ["share", 0.0001234, 0.0001235, ["0.01234%", "0.01235%"]],
    ["share", 0.2433, null, ["24.3%", "–"]],
    ["text", "a", "b", ["a", "b"]],
  ] as const)("%s %j and %j", (kind, before, after, ends) => {
    expect(formatEnds({ kind, before, after })).toEqual(ends);
  });
});

describe("formatDelta(change)", () => {
  it("has as many digits as the ends", () => {
    const change = {
      ...({ id: "", kind: "share", before: 0.2431, after: 0.2433, delta: 0.0002 } as const),
      ...({ interval: null, p: null, verdict: "within noise", why: "", causes: [] } as const),
    };
    expect(formatDelta({ ...change, n: [9, 9], causes: [] })).toBe("+0.02");
  });
});
