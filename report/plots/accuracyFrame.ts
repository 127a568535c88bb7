import { axisX, type Markish } from "@observablehq/plot";
import { widestLabel } from "./labelWidth.ts";
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
/** room for two labels of lines, even where there is one, so that rows of several pictures align */
const marginTop = 38;

/** Rows over an axis of percent recognised. */
export function accuracyFrame(frame: AccuracyFrame, marks: Markish[]): string {
  const { name, labels, aligned, highest, width, rowHeight, marginRight, padding } = frame;
  return renderPlot(name, {
    fontSize,
    width,
    height: marginTop + rowHeight * labels.length + 42,
    marginLeft: widestLabel(aligned, fontSize) + 8,
    marginRight,
    marginTop,
    marginBottom: 42,
    x: { domain: [0, highest] },
    y: {
      domain: labels,
      label: null,
      tickSize: 0,
      paddingInner: padding,
      paddingOuter: padding / 2,
    },
    marks: [
      axisX({ ticks: 5, label: "% recognised", labelAnchor: "center", labelArrow: "none" }),
      ...marks,
    ],
  });
}
