import { runLabel } from "../language/labels.ts";
import type { TrainingRun } from "../../analyses/fullTraining.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { fixed } from "../language/formats.ts";
import type { Column, Table } from "./table.ts";
import {
  formatInterval,
  type TrainedNetwork,
  trainedNetworks,
} from "../edition/trainedNetworks.ts";

/** Every trained network, run by run, over all genres: accuracies in percent, confidence, and the paired test against the first. */
export function networkScores(edition: Edition, poster: Poster): Table {
  const networks = trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
  const uneven = networks.some(({ runs }) => runs.some(isUneven));
  return { columns: columnsOf(uneven), rows: networks.flatMap(rowsOf) };

  function rowsOf(network: TrainedNetwork): Table["rows"] {
    const { label, runs } = network;
    if (runs.length === 0)
      return [
        [
          `${label}: not computed yet`,
          ...columnsOf(uneven)
            .slice(1)
            .map(() => null),
        ],
      ];
    return runs.map((run, index) => [
      runLabel(label, index, runs.length),
      run.train.accuracy.value * 100,
      run.test.accuracy.value * 100,
      formatInterval(run.test.accuracy),
      ...(uneven ? [run.test.balancedAccuracy.value * 100] : []),
      run.test.top3.value * 100,
      meanConfidence(run) * 100,
      pairedTest(run),
    ]);
  }
}

function columnsOf(uneven: boolean): Column[] {
  const group = "test covers";
  return [
    { label: "network" },
    { label: "training covers", decimals: 1 },
    { label: "right", group, decimals: 1 },
    { label: "95%", group, decimals: 0 },
    ...(uneven ? [{ label: "balanced", group, decimals: 1 }] : []),
    { label: "in top 3", group, decimals: 1 },
    { label: "confidence", group, decimals: 0 },
    { label: "p against first", group, decimals: 3 },
  ];
}

function isUneven({ test }: TrainingRun): boolean {
  return Math.abs(test.balancedAccuracy.value - test.accuracy.value) > 5e-4;
}

/** Mean probability that a network gives its own answers on the test covers, 0 to 1. */
export function meanConfidence({ test }: TrainingRun): number {
  const sums = test.calibration.bins.map(({ count, confidence }) => count * confidence);
  return sums.reduce((sum, value) => sum + value, 0) / test.accuracy.n;
}

/** McNemar's p; below 0.001 only that. */
function pairedTest({ againstCustom }: TrainingRun): string | null {
  if (againstCustom === null) return null;
  const { p } = againstCustom;
  return p < 0.001 ? "<0.001" : fixed(p, 3);
}
