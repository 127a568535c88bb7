import type { Poster } from "../../../data/poster/poster.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { columnMean } from "../terms/columns.ts";
import { networkLabel } from "../../language/labels.ts";
import { holds, published, roundsTo } from "../terms/shares.ts";
import { verdictOf } from "../terms/verdict.ts";
import { counted, listed, percent, withInterval } from "../terms/words.ts";

const table = "table:genreAccuracy";
const section = "section:networks-trained-from-scratch";

/** Recipe, layers and overall results of the networks against the poster's own tables and the write-up. */
export const networkChecks: readonly PosterCheck[] = [
  { claim: "recipe", against: "own tables", see: section, find: recipe },
  { claim: "customLayers", against: "write-up", see: section, find: customLayers },
  { claim: "overallError", against: "own tables", see: table, find: overallError },
  {
    claim: "customOverall",
    against: "own tables",
    see: table,
    find: (poster) => overall(poster, "custom"),
  },
  {
    claim: "alexNetOverall",
    against: "own tables",
    see: table,
    find: (poster) => overall(poster, "alexNet"),
  },
];

function recipe({ training }: Poster): Finding {
  const { batch, learningRate, momentum, epochs } = training;
  return {
    published: `batch ${batch}, learning rate ${learningRate}, momentum ${momentum}`,
    verdict: verdictOf(epochs === null ? null : true, 0),
    reason: epochs === null ? "the number of epochs is not stated" : `${epochs} epochs`,
  };
}

function customLayers({ networks: { poster, writeUp } }: Poster): Finding {
  const parts = [
    ["convolution", poster.convolutions, writeUp.convolutions.length],
    ["pooling", poster.pools, writeUp.pools.length],
    ["linear layer", poster.linear, writeUp.linear.length],
  ] as const;
  return {
    published: listed(parts.map(([name, own]) => counted(own, name))),
    verdict: verdictOf(parts.every(([, own, other]) => own === other)),
    reason: `the write-up has ${listed(parts.map(([name, , other]) => counted(other, name)))}`,
  };
}

/** Contradiction C: an error of x% would be an accuracy of 100 - x%, which the table's column should have as its mean. */
function overallError(poster: Poster): Finding {
  const { calledError, fullTraining } = poster.overall;
  const readings = calledError.map((name) => {
    const column = columnMean(poster.fullTraining.accuracy[name]!);
    const text = fullTraining[name]!;
    return { name, text, column, isError: Math.abs(100 - text - column) < Math.abs(text - column) };
  });
  const shown = readings.map(
    ({ name, text, column }) =>
      `${networkLabel(name)}: an error of ${text}% would be an accuracy of ${roundedPercent(100 - text)}, and the column’s mean accuracy is ${roundedPercent(column)}`,
  );
  return {
    published: calledError.map((name) => `${networkLabel(name)} ${fullTraining[name]}%`).join(", "),
    verdict: verdictOf(readings.every(({ isError }) => isError)),
    reason: shown.length > 0 ? shown.join("; ") : "called accuracies",
  };
}

/** The test set is balanced: the mean of a column is the overall accuracy, exactly but for rounding. */
function overall(poster: Poster, name: string): Finding {
  const text = poster.overall.fullTraining[name]!;
  const column = columnMean(poster.fullTraining.accuracy[name]!);
  const share = published(column, poster.data.poster.test);
  const agrees = roundsTo(column, text);
  const noise = holds(share, text / 100) ? "holds" : "does not hold";
  return {
    published: `${text}%`,
    verdict: verdictOf(agrees),
    reason: `the mean of its column in Table 2 is ${roundedPercent(column)}${agrees ? "" : `; its 95% interval, ${withInterval(share)}, ${noise} the text’s value: it may be that of another run`}`,
    numbers: { text, mean: column },
  };
}

function roundedPercent(value: number): string {
  return percent(value / 100);
}
