import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression } from "../../../report/language/expression.ts";

const scope = {
  values: {
    a: 2,
    b: 5,
    name: "control",
    ranks: { metal: 1, pop: 4, rock: 4 },
    sizes: { metal: 3, rock: 3 },
  },
  missing: {},
};

function evaluate(source: string): unknown {
  return parseExpression(source).evaluate(scope);
}

describe("parseExpression(source)", () => {
  it.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 4 - 3", 3],
    ["-a + b", 3],
    ["a / b", 0.4],
    ["a < b and b <= 5", true],
    ["a > b or not a = 2", false],
    ["not a > b and b = 5", true],
    ['name = "control"', true],
    ['name != "control"', false],
    ["count(ranks.each)", 3],
    ["min(ranks.each) + max(ranks.each)", 5],
    ["mean(ranks.each)", 3],
    ["argmin(ranks.each)", "metal"],
    ["argmax(ranks.each)", "pop"],
    ["count(ranks.each > 1)", 2],
    ["all(ranks.each >= 1)", true],
    ["all(ranks.each * 2 > 2)", false],
    ["max(sizes.each - ranks.each)", 2],
  ])("evaluates %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it("lists the references in it", () => {
    expect(parseExpression("min(ranks.each) < a + 1").paths).toEqual(["ranks.each", "a"]);
  });

  it.each([
    ["", 'not understood:  (at "the end")'],
    ["a <", 'not understood: a < (at "the end")'],
    ["a b", 'not understood: a b (at "b")'],
    ["(a", 'not understood: (a (at "the end")'],
    ["a ? b", 'not understood: a ? b (at "? b")'],
    ["mini(ranks.each)", "unknown function: mini (nearest: min)"],
    ["toString(ranks.each)", "unknown function: toString"],
  ])("refuses %s", (source, message) => {
    expect(() => parseExpression(source)).toThrow(message);
  });

  it.each([
    ["a and b", "expected true or false, received 2"],
    ["name + 1", 'expected a number, received "control"'],
    ["ranks = 1", "expected a number or a text"],
    ["all(ranks.each < sizes.each)", "expected a value of pop"],
    ["all(ranks.each)", "expected true or false, received 1"],
    ["min(a)", "expected several values (each), received 2"],
    ["a / 0 > b", "expected a number, received Infinity"],
    ["a < b < 3", "expected a number, received true"],
  ])("refuses to evaluate %s", (source, message) => {
    expect(() => evaluate(source)).toThrow(message);
  });

  it("gives sums of products as arithmetic does", () => {
    const term = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), (terms) => {
        const source = terms.map(([x, y]) => `${x} * ${y}`).join(" + ");
        expect(evaluate(source)).toBe(terms.reduce((sum, [x, y]) => sum + x * y, 0));
      }),
    );
  });
});
