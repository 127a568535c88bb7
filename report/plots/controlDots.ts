import { barX, dot, type Markish, ruleX, ruleY, text } from "@observablehq/plot";
import { fixed, inPercent } from "../language/formats.ts";
import { accuracyFrame } from "./frames/accuracyFrame.ts";

/** Accuracy in percent with its 95% interval, and what was asked of it. */
export interface ControlDotsRow {
  label: string;
  value: number;
  low: number;
  high: number;
  n: number;
  bound: { low: number; high: number } | null;
  passes: boolean | null;
}

export interface ControlDots {
  /** prefix of ids */
  name: string;
  rows: ControlDotsRow[];
  /** labels of the rows of all pictures that this one stands above or below */
  aligned: string[];
  /** labelled lines: chance, ceiling; percent */
  lines: { value: number; label: string }[];
  /** end of the axis, percent */
  highest: number;
}

/** Dots with intervals over what is asked of each, a light bar; a control that fails is marked by colour and by a cross. */
export function controlDots({ name, rows, aligned, lines, highest }: ControlDots): string {
  const labels = rows.map(({ label }) => label);
  const size = { width: 440, rowHeight: 25, marginRight: 14, padding: 0.25 };
  const marks = [boundMarks(rows, highest), ...lines.flatMap(lineMarks), ...rowMarks(rows)];
  return accuracyFrame({ name, labels, aligned, highest, ...size }, marks);
}

function boundMarks(rows: readonly ControlDotsRow[], highest: number): Markish {
  const bounds = rows.flatMap(({ label, bound }) =>
    bound ? [{ label, low: bound.low, high: Math.min(bound.high, highest) }] : [],
  );
  return barX(bounds, { x1: "low", x2: "high", y: "label", className: "bound" });
}

function lineMarks({ value, label }: ControlDots["lines"][number], index: number): Markish[] {
  return [
    ruleX([value], { className: "chance", insetTop: -6 - 15 * index }),
    text([value], {
      x: (x: number) => x,
      frameAnchor: "top",
      dy: -4 - 15 * index,
      lineAnchor: "bottom",
      ...(index === 0 ? { textAnchor: "start", dx: 5 } : { textAnchor: "end", dx: -5 }),
      text: () => `${label}: ${fixed(value, 0)}%`,
      className: "chance-label",
    }),
  ];
}

function rowMarks(rows: readonly ControlDotsRow[]): Markish[] {
  const place = { x: "value", y: "label", title };
  const marks = (failed: boolean): Markish[] => {
    const chosen = rows.filter(({ passes }) => (passes === false) === failed);
    return [
      ruleY(chosen, {
        x1: "low",
        x2: "high",
        y: "label",
        className: failed ? "interval failed" : "interval",
      }),
      failed
        ? dot(chosen, { ...place, r: 5, symbol: "times", className: "failed" })
        : dot(chosen, { ...place, r: 4, className: "filled" }),
    ];
  };
  return [...marks(false), ...marks(true)];
}

function title({ label, value, low, high, n, passes }: ControlDotsRow): string {
  const verdict = passes === null ? "nothing asked" : passes ? "passes" : "FAILS";
  return `${label}: ${inPercent(value / 100, 1)}% of ${fixed(n, 0)} covers, 95% interval ${inPercent(low / 100, 1)}% to ${inPercent(high / 100, 1)}%: ${verdict}`;
}
