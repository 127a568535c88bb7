import { expect, test } from "vitest";
import { compareAudits } from "../../../../report/diff/causes/audit.ts";

const claim = (id: string, verdict: string, reason = "r") => ({ id, verdict, reason });

test("compareAudits(before, after) names verdicts that changed, came and went; reasons alone are no change", () => {
  const before = [claim("a", "holds"), claim("b", "holds"), claim("c", "fails", "old")];
  const after = [claim("c", "fails", "new"), claim("b", "fails", "now lower"), claim("d", "holds")];
  expect(compareAudits(before, after)).toEqual([
    { id: "a", before: "holds", after: null, why: "r" },
    { id: "b", before: "holds", after: "fails", why: "now lower" },
    { id: "d", before: null, after: "holds", why: "r" },
  ]);
});
