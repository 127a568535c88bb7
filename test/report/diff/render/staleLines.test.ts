import { expect, test } from "vitest";
import { staleLines } from "../../../../report/diff/render/staleLines.ts";

const stale = (id: string, ...reasons: string[]) => {
  const [corpus, analysis] = id.split("/");
  return { id, reasons, command: `npm run build -- --corpus ${corpus} --only ${analysis}` };
};

test("staleLines(stale) folds those of one cause, names them and says what the numbers are of", () => {
  expect(
    staleLines([
      stale("leaves/controls", "corpus changed"),
      stale("leaves/baselines", "corpus changed"),
      stale("leaves/occlusion", "code changed: a.ts"),
    ]),
  ).toEqual([
    "2 results are stale: these numbers are of the old covers (corpus changed). npm run build -- --corpus leaves computes them: leaves/controls, leaves/baselines.",
    "leaves/occlusion is stale: these numbers are of the old code (code changed: a.ts). npm run build -- --corpus leaves --only occlusion computes it.",
  ]);
});

test("staleLines(stale) names the build of all where they are of several corpora", () => {
  const [line] = staleLines([stale("a/x", "corpus changed"), stale("b/x", "corpus changed")]);
  expect(line).toContain(". npm run build computes them: a/x, b/x.");
});

test.each([
  ["of the old code", ["code changed"]],
  ["of other parameters", ["params.size 1 -> 2"]],
  ["of another engine", ["engine.code changed"]],
  ["of other packages", ['environment.sharp "1" -> "2"']],
  ["of the old covers and the old code", ["code changed", "corpus changed"]],
])("staleLines(stale): %s", (origin, reasons) => {
  expect(staleLines([stale("a/x", ...reasons)])[0]).toContain(`these numbers are ${origin} (`);
});
