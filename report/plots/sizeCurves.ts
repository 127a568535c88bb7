import { axisX, axisY, dot, line, type Markish, ruleX, ruleY, text } from "@observablehq/plot";
import { fixed, inPercent } from "../language/formats.ts";
import { twoLines, widestLabel } from "./frames/labelWidth.ts";
import { renderPlot } from "./frames/renderPlot.ts";
import { spread } from "./frames/spread.ts";

export interface SizePoint {
  /** learnt from */
  covers: number;
  /** percent, with its 95% interval */
  value: number;
  low: number;
  high: number;
}

export interface SizeCurve {
  label: string;
  /** from the fewest covers to the most */
  points: SizePoint[];
}

export interface SizeCurves {
  /** prefix of ids */
  name: string;
  curves: SizeCurve[];
  /** what guessing gives, percent */
  chance: number;
  /** ends of the vertical axis */
  lowest: number;
  highest: number;
}

const fontSize = 13;
/** px; longer labels take two lines */
const widestLine = 150;
const size = { width: 440, height: 300, marginTop: 26, marginBottom: 42, marginLeft: 34 };

/** Accuracy by covers learnt from, on a logarithmic axis: a line with intervals for each set of features, named at its end. */
export function sizeCurves({ name, curves, chance, lowest, highest }: SizeCurves): string {
  const ticks = [...new Set(curves.flatMap(({ points }) => points.map(({ covers }) => covers)))];
  const ends = curves.map(({ label, points }) => ({
    label: twoLines(label, fontSize, widestLine),
    ...points.at(-1)!,
  }));
  const named = [...ends, { label: "guessing", value: chance }];
  const perPixel = (highest - lowest) / (size.height - size.marginTop - size.marginBottom);
  const heights = spread(
    named.map(({ value }) => (value - lowest) / perPixel),
    fontSize * 2.2,
  );
  const last = Math.max(...ticks);
  const labels = named.map(({ label }, i) => ({ label, y: lowest + heights[i]! * perPixel }));
  return renderPlot(name, {
    fontSize,
    ...size,
    marginRight:
      widestLabel(
        named.flatMap(({ label }) => label.split("\n")),
        fontSize,
      ) + 14,
    x: { type: "log", domain: [Math.min(...ticks) / 1.1, last * 1.05] },
    y: { domain: [lowest, highest] },
    marks: [
      axisX(ticks, {
        text: (covers: number) => fixed(covers, 0),
        label: "covers learnt from",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      axisY({ ticks: 5, tickSize: 4, label: "balanced accuracy, %", labelArrow: "none" }),
      ruleY([chance], { className: "chance" }),
      ...curves.flatMap(({ label, points }) => curveMarks(label, points)),
      text(labels, {
        x: () => last,
        y: "y",
        text: "label",
        textAnchor: "start",
        dx: 12,
        className: "curve-label",
      }),
    ],
  });
}

function curveMarks(label: string, points: SizePoint[]): Markish[] {
  const at = { x: "covers", y: "value" } as const;
  return [
    line(points, { ...at, className: "curve-test" }),
    ruleX(points, { x: "covers", y1: "low", y2: "high", className: "interval" }),
    dot(points, {
      ...at,
      r: 3.5,
      className: "filled",
      title: ({ covers, value, low, high }: SizePoint) =>
        `${label}, ${fixed(covers, 0)} covers: ${inPercent(value / 100, 1)}%, 95% interval ${inPercent(low / 100, 1)} to ${inPercent(high / 100, 1)}`,
    }),
  ];
}
