import { runLabel } from "../language/labels.ts";
import type { TrainingRun } from "../../analyses/fullTraining.ts";
import type { Share } from "../../analyses/stats/evaluation.ts";
import { type Guesses, isUneven } from "../../analyses/stats/guessing.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { formatP } from "../language/formats.ts";
import { alwaysLargest, modelLabel } from "../edition/guessing.ts";
import type { Column, Table } from "./table.ts";
import {
  formatInterval,
  type TrainedNetwork,
  trainedNetworks,
} from "../edition/trainedNetworks.ts";

/** Every trained network, run by run, over all genres: accuracies in percent, confidence, and the paired test against the first. */
export function networkScores(edition: Edition, poster: Poster): Table {
  const networks = trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
  const guesses = networks.flatMap(({ runs }) => runs.map(({ test }) => test)).find(isUneven);
  const uneven = guesses !== undefined;
  const rows = networks.flatMap(rowsOf);
  if (guesses === undefined) return { columns: columnsOf(uneven), rows };
  return { columns: columnsOf(uneven), rows: [...rows, guessRow(guesses, poster)], totals: 1 };

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
      modelLabel(runLabel(label, index, runs.length), run.test, poster),
      run.train.accuracy.value * 100,
      ...(uneven ? withInterval(run.test.balancedAccuracy) : []),
      ...withInterval(run.test.accuracy),
      run.test.top3.value * 100,
      meanConfidence(run) * 100,
      pairedTest(run),
    ]);
  }
}

const group = "test covers";

function columnsOf(uneven: boolean): Column[] {
  return [
    { label: "network" },
    { label: "training covers", decimals: 1, isPercent: true },
    ...(uneven ? measured("balanced") : []),
    ...measured("right"),
    { label: "in top 3", group, decimals: 1, isPercent: true },
    { label: "confidence", group, decimals: 0, isPercent: true },
    { label: "p against first", group, decimals: 3 },
  ];
}

function measured(label: string): Column[] {
  return [
    { label, group, decimals: 1, isPercent: true },
    { label: "95%", group, decimals: 0 },
  ];
}

function withInterval(share: Share): [number, string] {
  return [share.value * 100, formatInterval(share)];
}

function guessRow(guesses: Guesses, poster: Poster): Table["rows"][number] {
  const { chance, largest } = guesses;
  const label = alwaysLargest(guesses, poster);
  return [label, "", chance * 100, "", largest.share * 100, "", "", "", ""];
}

/** Mean probability that a network gives its own answers on the test covers, 0 to 1. */
export function meanConfidence({ test }: TrainingRun): number {
  const sums = test.calibration.bins.map(({ count, confidence }) => count * confidence);
  return sums.reduce((sum, value) => sum + value, 0) / test.accuracy.n;
}

/** McNemar's p. */
function pairedTest({ againstCustom }: TrainingRun): string | null {
  return againstCustom && formatP(againstCustom.p);
}
