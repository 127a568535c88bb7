import { axisX, axisY, line, type Markish, ruleY, text } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { renderPlot } from "./renderPlot.ts";
import { spread } from "./spread.ts";

export interface LearningCurve {
  /** prefix of ids */
  name: string;
  /** of the vertical axis */
  label: string;
  /** by epoch; one for each seed */
  runs: { training: number[]; test: number[] }[];
  /** what guessing gives */
  chance: number;
  /** ends of the vertical axis */
  lowest: number;
  highest: number;
  decimals: number;
}

interface Point {
  epoch: number;
  value: number;
}

type Side = "training" | "test";

const fontSize = 13;
const size = { width: 290, height: 214, marginTop: 26, marginBottom: 40 };

/**
 * One measure by epoch on both sides of the split, a line for each seed. Training values are means over an epoch and
 * stand at its middle, test values at its end.
 */
export function learningCurve(data: LearningCurve): string {
  const { name, label, runs, chance, lowest, highest } = data;
  const epochs = runs[0]!.test.length;
  return renderPlot(name, {
    fontSize,
    ...size,
    marginLeft: 34,
    marginRight: 56,
    x: { domain: [0, epochs] },
    y: { domain: [lowest, highest] },
    marks: [
      axisX(wholeTicks(epochs), { label: "epochs", labelAnchor: "center", labelArrow: "none" }),
      axisY({ ticks: 4, tickSize: 4, label, labelArrow: "none" }),
      ruleY([chance], { className: "chance" }),
      ...curves("training", data),
      ...curves("test", data),
      ...labels(data, epochs),
    ],
  });
}

function wholeTicks(epochs: number): number[] {
  const step = Math.ceil(epochs / 5);
  return Array.from({ length: Math.floor(epochs / step) + 1 }, (_, index) => index * step);
}

function curves(side: Side, { runs, decimals }: LearningCurve): Markish[] {
  return runs.map((run, index) => {
    const values = run[side];
    const points = values.map((value, epoch): Point => ({
      epoch: epoch + (side === "test" ? 1 : 0.5),
      value,
    }));
    const seed = runs.length > 1 ? `, seed ${index + 1}` : "";
    return line(points, {
      x: "epoch",
      y: "value",
      className: `curve-${side}`,
      title: () => `${side}${seed}: ${values.map((value) => fixed(value, decimals)).join(", ")}`,
    });
  });
}

/** Names at the right of the lines, moved where two would overlap. */
function labels({ runs, chance, lowest, highest }: LearningCurve, epochs: number): Markish[] {
  const perPixel = (highest - lowest) / (size.height - size.marginTop - size.marginBottom);
  const named = [
    { name: "training", value: last(runs, "training"), className: "label-training" },
    { name: "test", value: last(runs, "test"), className: "label-test" },
    { name: "guessing", value: chance, className: "chance-label" },
  ];
  const heights = spread(
    named.map(({ value }) => (value - lowest) / perPixel),
    fontSize + 2,
  );
  return named.map(({ name, className }, index) =>
    text([{ epoch: epochs, value: lowest + heights[index]! * perPixel }], {
      x: "epoch",
      y: "value",
      text: () => name,
      textAnchor: "start",
      dx: 5,
      className,
    }),
  );
}

function last(runs: LearningCurve["runs"], side: Side): number {
  return runs.reduce((sum, run) => sum + run[side].at(-1)!, 0) / runs.length;
}
