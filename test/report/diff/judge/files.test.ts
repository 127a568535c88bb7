import { expect, test } from "vitest";
import { comparabilityOf } from "../../../../report/diff/judge/comparability.ts";
import { compareValues } from "../../../../report/diff/judge/values.ts";
import { readShapes } from "../../../../report/diff/read/shapes.ts";

const compare = (before: Record<string, string>, after: Record<string, string>) =>
  compareValues({
    id: "control/customEnsemble",
    before: readShapes({}, before),
    after: readShapes({}, after),
    causes: [],
    comparability: comparabilityOf([], { before: undefined, after: undefined, change: null }),
    gates: { gates: [], accepted: [] },
  });

const one = "1".repeat(64);
const two = "2".repeat(64);

test("compareValues(context) says of a file beside a result that it is the same, another, or retrained", () => {
  const { values, same } = compare(
    { "parameters-1": one, "parameters-2": one, covers: one, head: one },
    { "parameters-1": two, "parameters-2": one, covers: two, head: two },
  );
  expect(same).toBe(1);
  expect(values.map(({ id, verdict, why }) => [id, verdict, why])).toEqual([
    ["control/customEnsemble.files.covers", "changed", "another file"],
    ["control/customEnsemble.files.head", "changed", "retrained: other parameters"],
    ["control/customEnsemble.files.parameters-1", "changed", "retrained: other parameters"],
  ]);
  expect(values[2]).toMatchObject({ before: "111111111111", after: "222222222222" });
});
