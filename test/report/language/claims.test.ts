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
      "claim is false: Metal is last (rank.metal is 1.2, rank.pop is 3)",
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
