import { cell } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { placed, rampPlace, rampScale } from "./frames/ramp.ts";
import { renderPlot } from "./frames/renderPlot.ts";
import { saying } from "./frames/saying.ts";

export interface OcclusionMap {
  /** prefix of ids */
  name: string;
  genre: string;
  /** bits by square, [row][column] */
  losses: readonly number[][];
  /** ends of the ramp, the same for all genres */
  low: number;
  high: number;
}

/** A cover's squares, the darker the more covering them takes from the genre. */
export function occlusionMap({ name, genre, losses, low, high }: OcclusionMap): string {
  const squares = losses.flatMap((line, row) =>
    line.map((loss, column) => ({
      row,
      column,
      place: rampPlace(loss, low, high),
      said: saying(
        `${genre}, line ${row + 1}, column ${column + 1}: ${fixed(loss, 3)} bits`,
        genre,
      ),
    })),
  );
  return renderPlot(name, {
    width: 210,
    height: 210,
    margin: 0,
    padding: 0.03,
    x: { axis: null },
    y: { axis: null },
    color: { ...rampScale, domain: [0, 1] },
    marks: [
      cell(squares, {
        x: "column",
        y: "row",
        fill: "place",
        title: "said",
        className: "ramp",
        render: placed(squares),
      }),
    ],
  });
}
