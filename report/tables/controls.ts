import { learnerLabelIn } from "../edition/statedLabels.ts";
import type { ControlRow, Controls, ControlSide } from "../../analyses/controls.ts";
import { inLearnerOrder } from "../edition/classicalLearners.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { fixed } from "../language/formats.ts";
import type { Table } from "./table.ts";
import { formatInterval } from "../edition/trainedNetworks.ts";

const columns: Table["columns"] = [
  { label: "learner" },
  { label: "test, %", decimals: 1, isPercent: true },
  { label: "95%", decimals: 0 },
  { label: "must be, %" },
  { label: "verdict" },
];

/** The negative control: genres dealt out at random. */
export function negativeControl(edition: Edition): Table {
  const { negative } = resultOf(edition, "controls");
  return sideTable(negative, negativeBound, dealtLabel(edition));
}

/** The positive control: covers whose best possible accuracy is known; no rows for other covers. */
export function positiveControl(edition: Edition): Table {
  const { positive } = resultOf(edition, "controls");
  return positive
    ? sideTable(positive, (row) => positiveBound(row, positive), plainLabel(edition))
    : { columns, rows: [] };
}

/** The learner, and how many deals it was judged by if not one. */
export function dealtLabel(edition: Edition): (name: string) => string {
  const { dealtAgain, deals } = resultOf(edition, "controls").negative;
  const labelOf = plainLabel(edition);
  return (name) =>
    dealtAgain.includes(name) ? `${labelOf(name)} (${deals} deals)` : labelOf(name);
}

export function plainLabel(edition: Edition): (name: string) => string {
  return (name) => learnerLabelIn(edition, "controls", name);
}

function sideTable(
  { rows }: ControlSide,
  boundOf: (row: ControlRow) => string,
  labelOf: (name: string) => string,
): Table {
  return {
    columns,
    rows: inLearnerOrder(rows).map(([name, row]) => [
      labelOf(name),
      row.accuracy.value * 100,
      formatInterval(row.accuracy),
      boundOf(row),
      row.passes === null ? "" : row.passes ? "passes" : "FAILS",
    ]),
  };
}

function negativeBound({ bound }: ControlRow): string {
  return bound ? `${percent(bound.low)} to ${percent(bound.high)}` : "";
}

function positiveBound(
  { bound }: ControlRow,
  { chance }: NonNullable<Controls["positive"]>,
): string {
  if (!bound) return "nothing asked";
  return `${bound.low === chance ? "above" : "reach"} ${percent(bound.low)}`;
}

function percent(share: number): string {
  return fixed(share * 100, 1);
}
