import type { Poster } from "../../../data/poster/poster.ts";
import type { Share } from "../../../analyses/stats/evaluation.ts";
import { mean } from "../../../analyses/stats/mean.ts";
import { networkLabel } from "../../language/labels.ts";
import { published } from "./shares.ts";

/** The columns of Tables 2 and 3. */
export function columnsOf(poster: Poster): { name: string; column: Record<string, number> }[] {
  const { fullTraining, transferLearning } = poster;
  return [
    ...Object.entries(fullTraining.accuracy).map(([name, column]) => ({
      name: networkLabel(name),
      column,
    })),
    ...Object.entries(transferLearning.accuracy).map(([name, column]) => ({
      name: `${networkLabel(name)}, pre-trained`,
      column,
    })),
  ];
}

/** Mean of a column of accuracies in percent. */
export function columnMean(column: Readonly<Record<string, number>>): number {
  return mean(Object.values(column));
}

/** An accuracy of one genre in percent. */
export function genreShare({ data }: Poster, accuracy: number): Share {
  return published(accuracy, data.poster.testPerGenre);
}
