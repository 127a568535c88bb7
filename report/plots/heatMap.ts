import { cell, text } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { labelWidth, widestLabel } from "./labelWidth.ts";
import { renderPlot } from "./renderPlot.ts";
import { saying } from "./saying.ts";
import { placed, rampPlace, rampScale, rampTurn } from "./ramp.ts";

export interface HeatMap {
  /** prefix of ids */
  name: string;
  /** in words, in the order of rows and columns */
  genres: string[];
  /** [row][column] */
  values: number[][];
  /** of the values printed */
  decimals: number;
  /** low values are alike, not high ones */
  distance: boolean;
  /** px, before the page scales the picture */
  width: number;
}

interface Pair {
  row: string;
  column: string;
  value: number;
  /** 0 for the least alike pair, 1 for the most alike */
  place: number;
}

const fontSize = 13;
/** px; smaller cells show no value */
const smallestCell = 30;

/** Heat map of the mean similarity between genres, the value in each cell where it fits. */
export function heatMap(data: HeatMap): string {
  const { genres, width, name } = data;
  const pairs = readPairs(data);
  const marginLeft = widestLabel(genres, fontSize) + 8;
  const slanted = marginLeft > (width - marginLeft) / genres.length;
  const marginTop = slanted ? Math.ceil(marginLeft * 0.75) : 24;
  const marginRight = slanted ? Math.ceil(labelWidth(genres.at(-1)!, fontSize) * 0.5) : 0;
  const side = (width - marginLeft - marginRight) / genres.length;
  const axis = { domain: genres, label: null, tickSize: 0 };
  return renderPlot(name, {
    fontSize,
    width,
    height: marginTop + Math.round(side * genres.length),
    marginLeft,
    marginTop,
    marginRight,
    marginBottom: 0,
    padding: 0.03,
    x: { ...axis, axis: "top", tickRotate: slanted ? -45 : 0 },
    y: axis,
    color: { ...rampScale, domain: [0, 1] },
    marks: [cells(pairs, data), ...(side < smallestCell ? [] : [values(pairs, data, side)])],
  });
}

function readPairs({ genres, values, distance }: HeatMap): Pair[] {
  const all = values.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return values.flatMap((cells, row) =>
    cells.map((value, column) => {
      const place = rampPlace(value, low, high);
      const alike = distance ? 1 - place : place;
      return { row: genres[row]!, column: genres[column]!, value, place: alike };
    }),
  );
}

function cells(pairs: Pair[], { decimals }: HeatMap): ReturnType<typeof cell> {
  return cell(pairs, {
    x: "column",
    y: "row",
    fill: "place",
    title: ({ row, column, value }: Pair) =>
      saying(`${row} and ${column}: ${fixed(value, decimals)}`, row, column),
    className: "ramp",
    render: placed(pairs),
  });
}

function values(pairs: Pair[], { decimals }: HeatMap, side: number): ReturnType<typeof text> {
  return text(pairs, {
    x: "column",
    y: "row",
    text: ({ value }: Pair) => fixed(value, decimals),
    fontSize: Math.min(14, side / 3),
    className: "ramp-text",
    fill: ({ place }: Pair) => (place > rampTurn ? "white" : "black"),
    render: placed(pairs),
  });
}
