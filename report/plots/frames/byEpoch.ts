import { axisX, axisY, type Markish, text } from "@observablehq/plot";
import { spread } from "./spread.ts";

export const fontSize = 13;
/** Of one of several panels. */
export const size = { width: 290, height: 214, marginTop: 26, marginBottom: 40 };

/** Whole epochs below, `label` beside the vertical axis. */
export function epochAxes(epochs: number, label: string): Markish[] {
  const step = Math.ceil(epochs / 5);
  const ticks = Array.from({ length: Math.floor(epochs / step) + 1 }, (_, index) => index * step);
  return [
    axisX(ticks, { label: "epochs", labelAnchor: "center", labelArrow: "none" }),
    axisY({ ticks: 4, tickSize: 4, label, labelArrow: "none" }),
  ];
}

/** What is named at the right of where it ends. */
interface End {
  name: string;
  epoch: number;
  value: number;
  className: string;
}

/** Names of lines, moved where two would overlap. */
export function endNames(
  ends: readonly End[],
  { lowest, highest }: Record<"lowest" | "highest", number>,
): Markish[] {
  const perPixel = (highest - lowest) / (size.height - size.marginTop - size.marginBottom);
  const heights = spread(
    ends.map(({ value }) => (value - lowest) / perPixel),
    fontSize + 2,
  );
  return ends.map(({ name, epoch, className }, index) =>
    text([{ epoch, value: lowest + heights[index]! * perPixel }], {
      x: "epoch",
      y: "value",
      text: () => name,
      textAnchor: "start",
      dx: 5,
      className,
    }),
  );
}
