import type { Markish } from "@observablehq/plot";
import { widestLabel } from "./labelWidth.ts";
import { renderPlot } from "./renderPlot.ts";

export const fontSize = 14;
export const rowHeight = 19;
/** px between the margins, however long the labels are */
const leastInner = 180;
const margins = { marginTop: 26, marginBottom: 42 };

export interface GenreRows {
  /** prefix of ids */
  name: string;
  /** of the rows, from top to bottom */
  labels: string[];
  /** px */
  marginRight: number;
  x: { domain: [number, number]; nice?: boolean };
}

/** A row for each of many genres, under a common axis. */
export function genreRows({ name, labels, marginRight, x }: GenreRows, marks: Markish[]): string {
  const marginLeft = widestLabel(labels, fontSize) + 10;
  return renderPlot(name, {
    fontSize,
    width: Math.max(440, marginLeft + leastInner + marginRight),
    ...margins,
    height: margins.marginTop + rowHeight * labels.length + margins.marginBottom,
    marginLeft,
    marginRight,
    x,
    y: { domain: labels, label: null, tickSize: 0 },
    marks,
  });
}
