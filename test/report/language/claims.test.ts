import { describe, expect, it } from "vitest";
import { checkClaim } from "../../../report/language/claims.ts";
import { parseExpression } from "../../../report/language/expression.ts";

const scope = {
  values: { rank: { metal: 1.2, pop: 3 } },
  missing: { networks: "not computed" },
};

describe("checkClaim(text, condition, scope)", () => {
  it("passes a true condition", () => {
    const condition = parseExpression("rank.metal = min(rank.each)");
    expect(checkClaim("Metal is first", condition, scope)).toEqual({ checked: true });
  });

  it("throws on a false one, with the values", () => {
    const condition = parseExpression("rank.metal > rank.pop");
    expect(() => checkClaim("Metal is last", condition, scope)).toThrow(
      "claim is false: Metal is last (rank.metal is 1.2, expected > rank.pop, which is 3)",
    );
  });

  it.each([
    ["min(rank.each) > 1.5", "min(rank.each) is 1.2, expected > 1.5"],
    ["rank.pop = 3 and rank.metal + 1 < 2", "rank.metal + 1 is 2.2, expected < 2"],
    ["all(rank.each < 2)", "rank.each is 3 (pop), expected < 2"],
    ["count(rank.each < 2) = 2", "count(rank.each < 2) is 1, expected = 2"],
    ["4 < rank.pop", "4, expected < rank.pop, which is 3"],
    ['argmin(rank.each) = "pop"', 'argmin(rank.each) is "metal", expected = "pop"'],
    ["not rank.pop = 3", "rank.pop is 3"],
  ])("names of %s only what does not hold, with the bound", (condition, why) => {
    expect(() => checkClaim("It", parseExpression(condition), scope)).toThrow(
      `claim is false: It (${why})`,
    );
  });

  it("throws on what is no condition", () => {
    expect(() => checkClaim("Metal", parseExpression("rank.metal"), scope)).toThrow(
      "claim is not a condition: Metal",
    );
  });

  it("says why it was not checked without the result", () => {
    const condition = parseExpression("networks.accuracy > 0.5");
    expect(checkClaim("Networks work", condition, scope)).toEqual({
      checked: false,
      reason: "networks: not computed",
    });
  });
});
