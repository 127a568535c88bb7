import { axisX, axisY, type Markish } from "@observablehq/plot";
import { twoLines, widestLabel } from "./labelWidth.ts";
import { renderPlot } from "./renderPlot.ts";

export interface AccuracyFrame {
  /** prefix of ids */
  name: string;
  /** of the rows, from top to bottom */
  labels: string[];
  /** of the rows of all pictures that this one stands beside: their axes begin at one place */
  aligned: string[];
  /** end of the axis, percent */
  highest: number;
  /** px */
  width: number;
  rowHeight: number;
  marginRight: number;
  /** between rows, as a share of their height */
  padding: number;
}

const fontSize = 13;
/** px; longer labels take two lines */
const widestLine = 170;
/** room for two labels of lines, even where there is one, so that rows of several pictures align */
const marginTop = 38;

/** Rows over an axis of percent recognised. */
export function accuracyFrame(frame: AccuracyFrame, marks: Markish[]): string {
  const { name, labels, aligned, highest, width, rowHeight, marginRight, padding } = frame;
  const broken = (label: string): string => twoLines(label, fontSize, widestLine);
  const lines = aligned.flatMap((label) => broken(label).split("\n"));
  const height = lines.length > aligned.length ? Math.max(rowHeight, fontSize * 2.5) : rowHeight;
  return renderPlot(name, {
    fontSize,
    width,
    height: marginTop + height * labels.length + 42,
    marginLeft: widestLabel(lines, fontSize) + 8,
    marginRight,
    marginTop,
    marginBottom: 42,
    x: { domain: [0, highest] },
    y: {
      domain: labels,
      label: null,
      paddingInner: padding,
      paddingOuter: padding / 2,
    },
    marks: [
      axisX({ ticks: 5, label: "% recognised", labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, tickFormat: broken }),
      ...marks,
    ],
  });
}
