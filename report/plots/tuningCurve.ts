import { dot, line, ruleY } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { endNames, epochAxes, fontSize, size } from "./frames/byEpoch.ts";
import { renderPlot } from "./frames/renderPlot.ts";

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

/** Accuracy on covers learnt from and on others, epoch by epoch; the dashed line is the network before it learns further. */
export function tuningCurve(data: TuningCurve): string {
  const { epochs, lowest, highest, chosen } = data;
  const frozen = data.validation[0]!;
  const curves = [
    { name: "learnt from", values: data.training, kind: "training" },
    { name: "validation", values: data.validation, kind: "test" },
    { name: "averaged", values: data.averaged, kind: "averaged" },
  ];
  const picked = chosen ? [chosen] : [];
  return renderPlot(data.name, {
    fontSize,
    ...size,
    marginLeft: 34,
    marginRight: 74,
    x: { domain: [0, epochs] },
    y: { domain: [lowest, highest] },
    marks: [
      ...epochAxes(epochs, "balanced accuracy, %"),
      ruleY([frozen], { className: "chance" }),
      ...curves.map(({ name, values, kind }) =>
        line([...values.entries()], {
          className: `curve-${kind}`,
          title: () => `${name}: ${values.map((value) => fixed(value, 1)).join(", ")}`,
        }),
      ),
      dot(picked, {
        x: "epoch",
        y: ({ epoch, averaged }) => (averaged ? data.averaged : data.validation)[epoch]!,
        r: 3.5,
        className: "filled",
      }),
      ...endNames(
        [
          ...curves.map(({ name, values, kind }) => ({
            name,
            epoch: values.length - 1,
            value: values.at(-1)!,
            className: `label-${kind}`,
          })),
          { name: "frozen", epoch: epochs, value: frozen, className: "chance-label" },
        ],
        data,
      ),
    ],
  });
}
