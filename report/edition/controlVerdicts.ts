import { learnerLabel } from "../language/labels.ts";
import type { ControlRow, ControlSide } from "../../analyses/controls.ts";
import type { Results } from "../../analyses/index.ts";
import { fixed, percent } from "../language/formats.ts";
import type { Notice } from "./notices.ts";

/** What the build and the page must say of controls that failed: the pipeline is at fault, not the covers. */
export function failedControls({ controls }: Results): Notice[] {
  if (!controls) return [];
  const { negative, positive } = controls;
  const failed = [
    ...describe("negative", negative),
    ...(positive ? describe("positive", positive) : []),
  ];
  return failed.map((text) => ({ analysis: "controls", state: "failed", reasons: [text] }));
}

function describe(kind: string, { rows, failed }: ControlSide): string[] {
  return failed.map((name) => {
    const { accuracy, bound }: ControlRow = rows[name]!;
    const limits = bound ? `${percent(bound.low)} to ${percent(bound.high)}` : "";
    return `${kind} control failed: ${learnerLabel(name)} (${percent(accuracy.value)} of ${fixed(accuracy.n, 0)} covers, must be ${limits})`;
  });
}
