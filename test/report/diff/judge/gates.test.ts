import { describe, expect, it } from "vitest";
import type { ValueChange } from "../../../../report/diff/read/change.ts";
import { checkGates, matches, parseGates } from "../../../../report/diff/judge/gates.ts";

const gate = {
  metric: "*/*.models.*.test.accuracy",
  better: "higher",
  absolute: 0.02,
  relative: 0.05,
};
const gates = (accepted: object[] = []) => parseGates(JSON.stringify({ gates: [gate], accepted }));
const value = (before: number | null, after: number, verdict: ValueChange["verdict"]) =>
  ({
    ...({ id: "b/full.models.a.test.accuracy", kind: "share", before, after, verdict } as const),
    delta: null,
    interval: null,
    p: null,
    n: [600, 600],
    why: "",
    causes: [],
  }) as ValueChange;

describe("checkGates(values, before, after)", () => {
  it("fires on a regression beyond both floors only", () => {
    const failed = (before: number | null, after: number, verdict: ValueChange["verdict"]) =>
      checkGates([value(before, after, verdict)], gates(), gates()).failed.length;
    expect(failed(0.3, 0.25, "regressed")).toBe(1);
    expect(failed(0.3, 0.285, "regressed")).toBe(0);
    expect(failed(0.9, 0.875, "regressed")).toBe(0);
    expect(failed(0.3, 0.25, "within noise")).toBe(0);
    expect(failed(null, 0.01, "new")).toBe(0);
  });

  it("lets an accepted regression pass, and only that one", () => {
    const accepted = [
      { metric: "b/full.models.a.test.accuracy", before: 0.3, after: 0.25, reason: "smaller" },
    ];
    expect(checkGates([value(0.3, 0.25, "regressed")], gates(), gates(accepted))).toMatchObject({
      failed: [],
      accepted: [{ reason: "smaller" }],
    });
    expect(
      checkGates([value(0.3, 0.24, "regressed")], gates(), gates(accepted)).failed,
    ).toHaveLength(1);
  });

  it("says when the gates themselves changed", () => {
    expect(checkGates([], gates(), parseGates(undefined)).edited).toEqual([
      "gate gone: */*.models.*.test.accuracy: higher is better, floors 0.02 and 5%",
    ]);
  });
});

describe("parseGates(source)", () => {
  it.each([
    [
      { gates: [{ ...gate, better: "up" }], accepted: [] },
      "gates.json.gates[0].better: expected higher, lower or neither, received up",
    ],
    [
      { gates: [{ ...gate, absolute: -1 }], accepted: [] },
      "gates.json.gates[0]: floors are 0 or more",
    ],
    [
      { gates: [], accepted: [{ metric: "a", before: 1, after: 2, reason: " " }] },
      "gates.json.accepted[0].reason: a regression needs a reason",
    ],
    [{ gates: [] }, "gates.json: missing: accepted"],
  ])("refuses %j", (file, message) => {
    expect(() => parseGates(JSON.stringify(file))).toThrow(message);
  });
});

describe("matches(pattern, id)", () => {
  it.each([
    ["*/*.models.*.test.accuracy", "b/full.models.a.test.accuracy", true],
    ["*/*.models.*.test.accuracy", "b/full.models.a.b.test.accuracy", false],
    ["*/controls.**", "b/controls.models.a.test.accuracy", true],
    ["b/full.x", "b/fullyx", false],
  ])("%s, %s: %s", (pattern, id, is) => {
    expect(matches(pattern, id)).toBe(is);
  });
});
