import { expect, it } from "vitest";
import { evaluate } from "../../../analyses/stats/evaluation.ts";
import { confusion } from "../../../report/tables/confusion.ts";

it("confusion(evaluation, genres) counts covers by true genre and genre named, in the genres' order", () => {
  const logits = [
    [1, 0],
    [1, 0],
    [0, 1],
  ];
  const table = confusion(evaluate(logits, [0, 1, 1], ["pop", "metal"]), [
    { name: "metal", label: "Metal" },
    { name: "pop", label: "Pop" },
  ]);
  expect(table.columns.map(({ label }) => label)).toEqual(["true genre", "Metal", "Pop"]);
  expect(table.rows).toEqual([
    ["Metal", 1, 1],
    ["Pop", 0, 1],
  ]);
});
