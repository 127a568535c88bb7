import { describe, expect, it } from "vitest";
import {
  allOf,
  anyOf,
  notOf,
  verdictKind,
  verdictOf,
} from "../../../../report/audit/terms/verdict.ts";

describe("verdictOf(truth, n)", () => {
  it.each([
    [true, 100, "consistent"],
    [false, 100, "inconsistent"],
    [null, 100, "cannot be told at n = 100"],
    [null, 1000, "cannot be told at n = 1,000"],
    [null, "6 of 10 genres", "cannot be told at n = 6 of 10 genres"],
  ] as const)("of %j at %j is %j", (truth, n, verdict) => {
    expect(verdictOf(truth, n)).toBe(verdict);
  });
});

describe("verdictKind(verdict)", () => {
  it("is one of four", () => {
    expect(verdictKind("consistent")).toBe("consistent");
    expect(verdictKind("inconsistent")).toBe("inconsistent");
    expect(verdictKind("not computed yet")).toBe("notComputed");
    expect(verdictKind("cannot be told at n = 0")).toBe("open");
  });
});

describe("allOf(truths), anyOf(truths), notOf(truth)", () => {
  it("know what cannot be told", () => {
    expect(allOf([true, null, false])).toBe(false);
    expect(allOf([true, null])).toBe(null);
    expect(allOf([true, true])).toBe(true);
    expect(anyOf([false, null, true])).toBe(true);
    expect(anyOf([false, null])).toBe(null);
    expect(anyOf([false])).toBe(false);
    expect(notOf(null)).toBe(null);
  });
});
