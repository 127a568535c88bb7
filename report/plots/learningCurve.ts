import { line, type Markish, ruleY } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { endNames, epochAxes, fontSize, size } from "./frames/byEpoch.ts";
import { renderPlot } from "./frames/renderPlot.ts";

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
      ...epochAxes(epochs, label),
      ruleY([chance], { className: "chance" }),
      ...curves("training", data),
      ...curves("test", data),
      ...endNames(endsOf(data, epochs), data),
    ],
  });
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

function endsOf({ runs, chance }: LearningCurve, epoch: number) {
  return [
    { name: "training", epoch, value: last(runs, "training"), className: "label-training" },
    { name: "test", epoch, value: last(runs, "test"), className: "label-test" },
    { name: "guessing", epoch, value: chance, className: "chance-label" },
  ];
}

function last(runs: LearningCurve["runs"], side: Side): number {
  return runs.reduce((sum, run) => sum + run[side].at(-1)!, 0) / runs.length;
}
