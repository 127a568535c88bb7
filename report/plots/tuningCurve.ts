import { axisX, axisY, dot, line, ruleY, text } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { renderPlot } from "./renderPlot.ts";
import { spread } from "./spread.ts";

/** Percent by epoch; the first is before any. */
export interface TuningCurve {
  /** prefix of ids */
  name: string;
  training: number[];
  validation: number[];
  /** of the mean of the weights; as the network is, before any epoch */
  averaged: number[];
  /** the epoch whose network was chosen, if it is of this curve */
  chosen: { epoch: number; averaged: boolean } | null;
  /** ends of the axes */
  epochs: number;
  lowest: number;
  highest: number;
}

const fontSize = 13;
const size = { width: 290, height: 214, marginTop: 26, marginBottom: 40 };

/** Accuracy on covers learnt from and on others, epoch by epoch; the dashed line is the network before it learns further. */
export function tuningCurve(data: TuningCurve): string {
  const { name, epochs, lowest, highest, chosen } = data;
  const frozen = data.validation[0]!;
  const curves = [
    { label: "learnt from", values: data.training, kind: "training" },
    { label: "validation", values: data.validation, kind: "test" },
    { label: "averaged", values: data.averaged, kind: "averaged" },
  ];
  const picked = chosen ? [chosen] : [];
  return renderPlot(name, {
    fontSize,
    ...size,
    marginLeft: 34,
    marginRight: 74,
    x: { domain: [0, epochs] },
    y: { domain: [lowest, highest] },
    marks: [
      axisX(wholeTicks(epochs), { label: "epochs", labelAnchor: "center", labelArrow: "none" }),
      axisY({ ticks: 4, tickSize: 4, label: "balanced accuracy, %", labelArrow: "none" }),
      ruleY([frozen], { className: "chance" }),
      ...curves.map(({ label, values, kind }) =>
        line([...values.entries()], {
          className: `curve-${kind}`,
          title: () => `${label}: ${values.map((value) => fixed(value, 1)).join(", ")}`,
        }),
      ),
      dot(picked, {
        x: "epoch",
        y: ({ epoch, averaged }) => (averaged ? data.averaged : data.validation)[epoch]!,
        r: 3.5,
        className: "filled",
      }),
      ...labels(
        [
          ...curves.map(({ label, values, kind }) => ({
            label,
            epoch: values.length - 1,
            value: values.at(-1)!,
            className: `label-${kind}`,
          })),
          { label: "frozen", epoch: epochs, value: frozen, className: "chance-label" },
        ],
        data,
      ),
    ],
  });
}

function wholeTicks(epochs: number): number[] {
  const step = Math.ceil(epochs / 5);
  return Array.from({ length: Math.floor(epochs / step) + 1 }, (_, index) => index * step);
}

/** Names at the ends of the lines, moved where two would overlap. */
function labels(
  named: readonly { label: string; epoch: number; value: number; className: string }[],
  { lowest, highest }: TuningCurve,
) {
  const perPixel = (highest - lowest) / (size.height - size.marginTop - size.marginBottom);
  const heights = spread(
    named.map(({ value }) => (value - lowest) / perPixel),
    fontSize + 2,
  );
  return named.map(({ label, epoch, className }, index) =>
    text([{ x: epoch, y: lowest + heights[index]! * perPixel }], {
      x: "x",
      y: "y",
      text: () => label,
      textAnchor: "start",
      dx: 5,
      className,
    }),
  );
}
