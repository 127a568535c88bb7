import { expect, it } from "vitest";
import { epochs } from "../../../report/tables/epochs.ts";

it("epochs(curve) counts epochs from 1, accuracy in percent", () => {
  const score = { train: { loss: 1.5, accuracy: 0.25 }, test: { loss: 1.75, accuracy: 0.125 } };
  expect(epochs([score, score]).rows).toEqual([
    ["1", 1.5, 25, 1.75, 12.5],
    ["2", 1.5, 25, 1.75, 12.5],
  ]);
});
