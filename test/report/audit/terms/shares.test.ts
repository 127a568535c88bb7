import { describe, expect, it } from "vitest";
import {
  amongMany,
  difference,
  holds,
  isAtLeast,
  isPositive,
  isWithin,
  mayBeEqual,
  published,
  roundsTo,
} from "../../../../report/audit/terms/shares.ts";

describe("published(percent, covers)", () => {
  it("has the 95% Wilson interval", () => {
    const { value, low, high, n } = published(17.6, 1000);
    expect(value).toBeCloseTo(0.176, 12);
    expect(n).toBe(1000);
    expect(low).toBeCloseTo(0.154, 3);
    expect(high).toBeCloseTo(0.201, 3);
  });
});

describe("amongMany(share)", () => {
  it("is wider: 12.7% of 1,000 is not told from 10%, 14.8% is", () => {
    expect(holds(published(12.7, 1000), 0.1)).toBe(false);
    expect(holds(amongMany(published(12.7, 1000)), 0.1)).toBe(true);
    expect(holds(amongMany(published(14.8, 1000)), 0.1)).toBe(false);
  });
});

describe("isAtLeast(share, level)", () => {
  it.each([
    [47, true],
    [35, null],
    [29, null],
    [15, false],
  ])("%i of 100 covers against 30%% is %j", (percent, truth) => {
    expect(isAtLeast(published(percent, 100), 0.3)).toBe(truth);
  });
});

describe("difference(a, b)", () => {
  // Newcombe 1998, Table II, example (a): 56/70 against 48/80, method 10 gives 0.0524 to 0.3339
  it("has Newcombe's interval", () => {
    const { value, low, high } = difference(published(80, 70), published(60, 80));
    expect(value).toBeCloseTo(0.2, 10);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it("says whether two shares may be equal", () => {
    expect(mayBeEqual(published(17.3, 1000), published(15.6, 1000))).toBe(true);
    expect(mayBeEqual(published(19, 1000), published(15.6, 1000))).toBe(false);
    expect(isPositive(difference(published(19, 1000), published(15.6, 1000)))).toBe(true);
    expect(isPositive(difference(published(15.6, 1000), published(19, 1000)))).toBe(false);
    expect(isPositive(difference(published(17.3, 1000), published(15.6, 1000)))).toBe(null);
  });
});

describe("roundsTo(value, shown)", () => {
  it.each([
    [17.6, 17.6, true],
    [14.6, 15, true],
    [13.4, 15, false],
    [17.64, 17.6, true],
    [17.66, 17.6, false],
  ])("%d shown as %d: %j", (value, shown, answer) => {
    expect(roundsTo(value, shown)).toBe(answer);
  });
});

describe("isWithin(low, high, from, to)", () => {
  it.each([
    [5, 5.5, 5, 6, true],
    [2, 4, 5, 6, false],
    [7, 9, 5, 6, false],
    [4, 5.5, 5, 6, null],
  ])("%d to %d within %d to %d: %j", (low, high, from, to, truth) => {
    expect(isWithin(low, high, from, to)).toBe(truth);
  });
});
