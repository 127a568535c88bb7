import { learnerLabel } from "../analyses/audit/labels.ts";
import type { ControlRow, ControlSide } from "../analyses/controls.ts";
import type { Edition } from "./edition.ts";
import { fixed, percent } from "./formats.ts";

/** What the build and the page must say of controls that failed: the pipeline is at fault, not the covers. */
export function failedControls({ results }: Edition): string[] {
  if (!results.controls) return [];
  const { negative, positive } = results.controls;
  return [...describe("negative", negative), ...(positive ? describe("positive", positive) : [])];
}

function describe(kind: string, { rows, failed }: ControlSide): string[] {
  return failed.map((name) => {
    const { accuracy, bound }: ControlRow = rows[name]!;
    const limits = bound ? `${percent(bound.low)} to ${percent(bound.high)}` : "";
    return `${kind} control failed: ${learnerLabel(name)} (${percent(accuracy.value)} of ${fixed(accuracy.n, 0)} covers, must be ${limits})`;
  });
}
