import { describe, expect, it } from "vitest";
import type { FoldedModel } from "../../../../analyses/validation/validate.ts";
import { random } from "../../../../data/random.ts";
import { comparePair as compare } from "../../../../report/edition/scope/foldedPairs.ts";

const model = (answers: Record<string, string>) => ({ answers }) as FoldedModel;
const comparePair = (first: FoldedModel, second: FoldedModel) =>
  compare(first, second, { a: 10, b: 10 });

describe("comparePair(first, second, testCovers)", () => {
  it("weighs genres alike, however many covers they have", () => {
    const first = model({ a: "0000000000", b: "10" });
    const second = model({ a: "0000011111", b: "10" });
    const { difference, low, high } = comparePair(first, second);
    expect(difference).toBeCloseTo(0.25, 12);
    // ten differences of 1 or 0, five each: variance 10/36 of each, over 10 covers, over 2 genres
    expect((high - low) / 2).toBeCloseTo((1.96 * Math.sqrt(10 / 36 / 10)) / 2, 12);
  });

  it("holds who is always right against a guess by McNemar's exact test, and finds no difference in none", () => {
    const right = model({ a: "0".repeat(10), b: "1".repeat(10) });
    const guess = model({ a: "0".repeat(10), b: "0".repeat(10) });
    expect(comparePair(right, guess).p).toBeCloseTo(2 ** -9, 12);
    expect(comparePair(guess, model({ a: "1".repeat(10), b: "1".repeat(10) })).p).toBe(1);
  });

  it("gives the probabilities of the normal distribution near 0 and far from it", () => {
    const ps = [5, 50, 500].map((count) => {
      const first = model({ a: "0".repeat(count) + "1".repeat(500) });
      const second = model({ a: "1".repeat(count) + "1".repeat(500) });
      const { difference, low, p } = comparePair(first, second);
      return [(1.96 * difference) / (difference - low), p] as const;
    });
    const expected = [2.24499, 7.40945, 31.60696];
    for (const [i, [z]] of ps.entries()) expect(z).toBeCloseTo(expected[i]!, 3);
    // scipy.stats.norm.sf(z) * 2
    expect(ps[0]![1]).toBeCloseTo(0.0247685, 6);
    expect(ps[1]![1] / 1.26821e-13).toBeCloseTo(1, 4);
    expect(ps[2]![1] / 2.9623e-219).toBeCloseTo(1, 3);
  });

  it("finds a true difference of the smallest size it names in four of five draws", () => {
    const { float } = random("power");
    const draw = (share: number, count: number) =>
      Array.from({ length: count }, () => (float() < share ? "0" : "1")).join("");
    const { smallest } = comparePair(model({ a: draw(0.3, 4000) }), model({ a: draw(0.3, 4000) }));
    let found = 0;
    for (let i = 0; i < 400; i++) {
      const pair = comparePair(
        model({ a: draw(0.3 + smallest, 4000) }),
        model({ a: draw(0.3, 4000) }),
      );
      if (pair.p < 0.05) found++;
    }
    expect(found / 400).toBeGreaterThan(0.74);
    expect(found / 400).toBeLessThan(0.86);
  });

  it("names a larger smallest difference for fewer covers, by the root of their number", () => {
    const [first, second] = [model({ a: "0000000011" }), model({ a: "0000011111" })];
    const { smallest, smallestOnTest } = compare(first, second, { a: 40 });
    expect(smallest / smallestOnTest).toBeCloseTo(2, 12);
  });

  it("reads answers among more than 36 genres", () => {
    const first = model({ a: "0 11 12", b: "1 1 37" });
    const second = model({ a: "0 0 0", b: "1 2 3" });
    expect(comparePair(first, second).difference).toBeCloseTo((-2 / 3 + 1 / 3) / 2, 12);
  });
});
