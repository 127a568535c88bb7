import { axisX, dot, type Markish, type RenderFunction, text } from "@observablehq/plot";
import { widestLabel } from "./frames/labelWidth.ts";
import { fontSize, genreRows, rowHeight } from "./frames/genreRows.ts";
import { saying } from "./frames/saying.ts";

/** A genre's row of a matrix: its own value among those of the others. */
export interface GenreStrip {
  label: string;
  own: number;
  others: number[];
  /** the other genre that comes first */
  first: string;
  /** to whoever points at it */
  said: string;
}

export interface GenreStrips {
  /** prefix of ids */
  name: string;
  /** from top to bottom */
  strips: GenreStrip[];
  /** of the axis */
  label: string;
  /** above the names of the genres that come first */
  firstLabel: string;
}

/** More genres than this make a matrix of cells too small to read. */
export const mostInMatrix = 14;

/** A matrix of many genres as rows: a dot for the genre itself, strokes for the others, the name of the first of them. */
export function genreStrips({ name, strips, label, firstLabel }: GenreStrips): string {
  const labels = strips.map((strip) => strip.label);
  const firsts = [firstLabel, ...strips.map(({ first }) => first)];
  const values = strips.flatMap(({ own, others }) => [own, ...others]);
  const column = { frameAnchor: "right", textAnchor: "start", dx: 12 } as const;
  const marginRight = widestLabel(firsts, fontSize) + 14;
  const domain: [number, number] = [Math.min(...values), Math.max(...values)];
  return genreRows({ name, labels, marginRight, x: { domain, nice: true } }, [
    axisX({ ticks: 4, label, labelAnchor: "center", labelArrow: "none" }),
    others(strips),
    dot(strips, { x: "own", y: "label", r: 4, title, className: "filled" }),
    text(strips, { ...column, y: "label", text: "first", className: "first-name" }),
    text([firstLabel], { ...column, frameAnchor: "top-right", dy: -14, className: "first-name" }),
  ]);
}

function title({ said, label }: GenreStrip): string {
  return saying(said, label);
}

/** All strokes as one path, however many. */
function others(strips: readonly GenreStrip[]): Markish {
  const render: RenderFunction = (_index, scales, _channels, _dimensions, { document }) => {
    const strokes = strips.flatMap(({ label, others }) => {
      const top = scales.y!(label) - (rowHeight - 8) / 2;
      return others.map(
        (value) => `M${Math.round(scales.x!(value) * 10) / 10} ${top}v${rowHeight - 8}`,
      );
    });
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", "other-strokes");
    path.setAttribute("d", strokes.join(""));
    return path;
  };
  return render;
}
