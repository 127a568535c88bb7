import { describe, expect, it } from "vitest";
import { emptyDiff } from "../emptyDiff.ts";
import type { Diff, ResultChange } from "../../../../report/diff/read/change.ts";
import { formatDelta, formatEnds, freshnessText } from "../../../../report/diff/render/words.ts";

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

describe("freshnessText(diff) calls results fresh only where all are", () => {
  const result = (facts: Partial<ResultChange>): ResultChange => ({
    id: "a/b",
    state: "same",
    causes: [],
    values: [],
    same: 0,
    matrices: [],
    curves: [],
    pictures: [],
    ...facts,
  });
  const stale = { id: "a/s", reasons: ["code changed"], command: "npm run build" };
  it.each<[string, Partial<Diff>]>([
    ["all results at the head are fresh", {}],
    ["of the results 1 is gone", { results: [result({ state: "removed" })] }],
    [
      "of the results 2 are stale and 2 are not what was computed",
      {
        freshness: { known: true, stale: [stale, stale] },
        altered: [{ id: "a/b", damage: ["b.png is missing"] }],
        contradictory: [
          { id: "a/b", found: [] },
          { id: "a/c", found: [] },
        ],
      },
    ],
  ])("%s", (text, change) => {
    expect(freshnessText({ ...emptyDiff, ...change })).toBe(text);
  });
});
