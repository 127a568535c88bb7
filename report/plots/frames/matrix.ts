import { axisX, cell, type Markish, text } from "@observablehq/plot";
import { labelWidth, widestLabel } from "./labelWidth.ts";
import { placed, rampScale, rampTurn } from "./ramp.ts";
import { renderPlot } from "./renderPlot.ts";
import { saying } from "./saying.ts";

/** A cell of a matrix whose rows and columns have the same names. */
export interface MatrixCell {
  row: string;
  column: string;
  /** on the ramp, 0 to 1 */
  place: number;
  /** printed where all values fit */
  value: string;
  /** to whoever points at it */
  said: string;
}

export interface Matrix {
  /** prefix of ids */
  name: string;
  /** of rows and columns, in order */
  labels: readonly string[];
  cells: readonly MatrixCell[];
  /** what rows and columns are */
  axes: { rows: string; columns: string };
  /** the diagonal is what is right */
  framed?: boolean;
  /** px */
  width: number;
}

const fontSize = 13;

/** A square of cells by name of row and column, darker by their place on the ramp. */
export function matrix(data: Matrix): string {
  const { name, labels, cells, axes, width, framed = false } = data;
  const layout = layoutOf(data);
  const axis = { domain: labels, label: null, tickSize: 0 };
  const { marginLeft, marginTop, marginRight, marginBottom, side, slanted } = layout;
  return renderPlot(name, {
    fontSize,
    width,
    height: marginTop + Math.round(side * labels.length) + marginBottom,
    marginLeft,
    marginTop,
    marginRight,
    marginBottom,
    padding: 0.03,
    x: { ...axis, axis: null },
    y: axis,
    color: { ...rampScale, domain: [0, 1] },
    marks: [
      axisX({ anchor: "top", label: null, tickSize: 0, tickRotate: slanted ? -45 : 0 }),
      ...cellMarks(cells, layout, framed),
      ...axisNames(axes, marginLeft),
    ],
  });
}

type Layout = ReturnType<typeof layoutOf>;

/** Values are printed at a size that a phone shows with 11 px or more, or not at all. */
function layoutOf({ labels, cells, axes, width }: Matrix) {
  const widest = widestLabel(labels, fontSize);
  const marginLeft = Math.max(widest, labelWidth(axes.rows, fontSize)) + 8;
  const slanted = widest + 4 > (width - marginLeft) / labels.length;
  const marginTop = slanted ? Math.ceil(widest * 0.75) + 8 : 24;
  const marginRight = slanted ? Math.ceil(labelWidth(labels.at(-1)!, fontSize) * 0.5) : 0;
  const side = (width - marginLeft - marginRight) / labels.length;
  const valueSize = width > 353 ? 14 : 12;
  const values = cells.map(({ value }) => value);
  const fits = widestLabel(values, valueSize) + 2 <= side;
  return { marginLeft, marginTop, marginRight, marginBottom: 24, side, slanted, valueSize, fits };
}

function cellMarks(cells: readonly MatrixCell[], layout: Layout, framed: boolean): Markish[] {
  const at = { x: "column", y: "row" };
  const right = framed ? cells.filter(({ row, column }) => row === column) : [];
  const title = ({ said, row, column }: MatrixCell): string => saying(said, row, column);
  return [
    cell(cells, { ...at, fill: "place", title, className: "ramp", render: placed(cells) }),
    ...(framed ? [cell(right, { ...at, fill: "none", className: "diagonal" })] : []),
    ...(layout.fits ? [values(cells, layout)] : []),
  ];
}

/** A cell without a value is 0. */
function values(all: readonly MatrixCell[], { valueSize }: Layout): Markish {
  const cells = all.filter(({ value }) => value !== "0");
  return text(cells, {
    x: "column",
    y: "row",
    text: "value",
    fontSize: valueSize,
    className: "ramp-text",
    fill: ({ place }: MatrixCell) => (place > rampTurn ? "white" : "black"),
    render: placed(cells),
  });
}

function axisNames({ rows, columns }: Matrix["axes"], marginLeft: number): Markish[] {
  const className = "axis-name";
  return [
    text([rows], { frameAnchor: "top-left", dx: -marginLeft, dy: -10, className }),
    text([columns], { frameAnchor: "bottom", dy: 20, className }),
  ];
}
