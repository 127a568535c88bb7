import type { Epoch } from "../../analyses/nn/progress.ts";
import type { Table } from "./table.ts";

/** Loss in nats and accuracy in percent after each epoch, on both sides of the split. */
export function epochs(curve: readonly Epoch[]): Table {
  const [training, test] = ["training covers", "test covers"];
  return {
    columns: [
      { label: "epoch" },
      { label: "loss", group: training, decimals: 3 },
      { label: "% right", group: training, decimals: 1, isPercent: true },
      { label: "loss", group: test, decimals: 3 },
      { label: "% right", group: test, decimals: 1, isPercent: true },
    ],
    rows: curve.map(({ train, test }, index) => [
      String(index + 1),
      train.loss,
      train.accuracy * 100,
      test.loss,
      test.accuracy * 100,
    ]),
  };
}
