import { fixed } from "../language/formats.ts";
import { matrix, type MatrixCell } from "./frames/matrix.ts";
import { rampPlace } from "./frames/ramp.ts";

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

/** Heat map of the mean similarity between genres, the more alike the darker. */
export function heatMap(data: HeatMap): string {
  const { name, genres: labels, width } = data;
  const axes = { rows: "covers of", columns: "compared with covers of" };
  return matrix({ name, labels, width, axes, cells: readCells(data) });
}

function readCells({ genres, values, decimals, distance }: HeatMap): MatrixCell[] {
  const all = values.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return values.flatMap((cells, i) =>
    cells.map((number, j) => {
      const [row, column] = [genres[i]!, genres[j]!];
      const place = rampPlace(number, low, high);
      const text = fixed(number, decimals);
      return {
        row,
        column,
        place: distance ? 1 - place : place,
        value: text.replace(/^0\./, "."),
        said: `${row} and ${column}: ${text}`,
      };
    }),
  );
}
