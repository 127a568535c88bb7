import { inPercent } from "../language/formats.ts";
import { matrix, type MatrixCell } from "./frames/matrix.ts";
import { rampPlace } from "./frames/ramp.ts";

export interface ConfusionMatrix {
  /** prefix of ids */
  name: string;
  /** in words, in the order of rows and columns */
  genres: string[];
  /** covers by true genre, then by the genre named */
  counts: number[][];
  /** share of a row at the dark end of the ramp */
  highest: number;
}

/** Heat map of what a network calls the covers of each genre, in percent of the true genre; the diagonal is framed. */
export function confusionMatrix(data: ConfusionMatrix): string {
  const { name, genres: labels } = data;
  const axes = { rows: "true genre", columns: "named by the network, %" };
  return matrix({ name, labels, axes, cells: readCells(data), framed: true, width: 290 });
}

function readCells({ genres, counts, highest }: ConfusionMatrix): MatrixCell[] {
  return counts.flatMap((line, i) => {
    const covers = line.reduce((sum, count) => sum + count, 0);
    return line.map((count, j) => {
      const [row, column] = [genres[i]!, genres[j]!];
      const share = covers === 0 ? 0 : count / covers;
      const percent = inPercent(share, 0);
      const verdict = i === j ? `${row}, recognised` : `${row}, taken for ${column}`;
      return {
        row,
        column,
        place: rampPlace(Math.min(share, highest), 0, highest),
        value: percent,
        said: `${verdict}: ${count} of ${covers} (${percent}%)`,
      };
    });
  });
}
