import { dot, type Markish, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { fixed, inPercent } from "../language/formats.ts";
import { accuracyFrame } from "./frames/accuracyFrame.ts";

/** Accuracies in percent, with a 95% interval. */
export interface AccuracyRow {
  label: string;
  value: number;
  low: number;
  high: number;
  /** covers it is a share of */
  n: number;
  /** of the same network from other seeds */
  others: number[];
  /** the poster's; null where it has none */
  published: number | null;
}

export interface AccuracyDots {
  /** prefix of ids */
  name: string;
  /** from top to bottom; the last sums up the others */
  rows: AccuracyRow[];
  /** labels of the rows of all pictures that this one stands beside */
  aligned: string[];
  /** what guessing gives, percent; first ours, then the poster's if it is shown */
  chances: { value: number; label: string }[];
  /** end of the axis, percent */
  highest: number;
  /** px, before the page scales the picture */
  width: number;
}

const place = { x: "value", y: "label" };

/** Accuracies of several learners or networks: a dot with its interval, ticks for other seeds, the poster's as a hollow dot, lines for chance. */
export function accuracyDots({ rows, chances, ...frame }: AccuracyDots): string {
  const labels = rows.map(({ label }) => label);
  const marginRight = frame.highest < 100 ? 8 : 13; // half of the last number
  const size = { rowHeight: 27, marginRight, padding: 0.5 };
  const marks = [...chances.flatMap(chanceMarks), ...rowMarks(rows)];
  return accuracyFrame({ ...frame, labels, ...size }, marks);
}

/** Lines for chance; their labels stand above each other, the first at the bottom, and left of a line that would cross it. */
function chanceMarks(
  { value, label }: AccuracyDots["chances"][number],
  index: number,
  chances: AccuracyDots["chances"],
): Markish[] {
  const isCrossed = chances.slice(index + 1).some((other) => other.value > value);
  const className = index === 0 ? "chance" : "chance-published";
  return [
    ruleX([value], { className, insetTop: -6 - 15 * index }),
    text([value], {
      x: (x: number) => x,
      frameAnchor: "top",
      ...(isCrossed ? { textAnchor: "end", dx: -5 } : { textAnchor: "start", dx: 5 }),
      dy: -4 - 15 * index,
      lineAnchor: "bottom",
      text: () => `${label}: ${fixed(value, 0)}%`,
      className: "chance-label",
    }),
  ];
}

function rowMarks(rows: AccuracyRow[]): Markish[] {
  const others = rows.flatMap(({ label, others }) => others.map((value) => ({ label, value })));
  const published = rows.filter((row) => row.published !== null);
  return [
    ruleY(rows, { x1: "low", x2: "high", y: "label", className: "interval" }),
    tickX(others, { ...place, className: "other-seed" }),
    dot(published, {
      x: "published",
      y: "label",
      r: 4.5,
      title: publishedTitle,
      className: "hollow",
    }),
    dot(rows, { ...place, r: 4, title, className: "filled" }),
  ];
}

function title({ label, value, low, high, n, others }: AccuracyRow): string {
  const seeds = others.length > 0 ? `; other seeds: ${others.map(percent).join(", ")}` : "";
  return `${label}: ${percent(value)} of ${fixed(n, 0)} covers, 95% interval ${percent(low)} to ${percent(high)}${seeds}`;
}

function publishedTitle({ label, published }: AccuracyRow): string {
  return `${label}, on the poster: ${percent(published ?? NaN)}`;
}

function percent(value: number): string {
  return `${inPercent(value / 100, 1)}%`;
}
