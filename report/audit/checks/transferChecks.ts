import type { Poster } from "../../../data/poster/poster.ts";
import type { Finding, PosterCheck } from "../terms/check.ts";
import { columnMean } from "../terms/columns.ts";
import { networkLabel } from "../../language/labels.ts";
import { matchColumns } from "../terms/matchColumns.ts";
import { difference, isPositive, mayBeEqual, published, roundsTo } from "../terms/shares.ts";
import { allOf, verdictOf } from "../terms/verdict.ts";
import { listed, percent, points, withInterval } from "../terms/words.ts";

const see = "table:transferScores";

/** The pre-trained networks: Table 3 against the write-up's Table 4, and both against the text (contradiction D). */
export const transferChecks: readonly PosterCheck[] = [
  { claim: "transferHeadings", against: "write-up", see, find: headings },
  {
    claim: "transferOverall",
    against: "own tables",
    see,
    find: (poster) => overall(poster, poster.transferLearning.accuracy),
  },
  {
    claim: "transferOverall",
    against: "write-up",
    see,
    find: (poster) => overall(poster, poster.transferWriteUp.accuracy),
  },
  {
    claim: "transferOrder",
    against: "own tables",
    see,
    find: (poster) => order(poster, poster.transferLearning.accuracy),
  },
  {
    claim: "transferOrder",
    against: "write-up",
    see,
    find: (poster) => order(poster, poster.transferWriteUp.accuracy),
  },
  { claim: "resNet152", against: "own tables", see, find: worst },
];

type Columns = Poster["transferLearning"]["accuracy"];

/** Finds each column of Table 3 in Table 4 by its numbers and compares the names. */
function headings({ transferLearning, transferWriteUp }: Poster): Finding {
  const { names, distance, distanceByName } = matchColumns(
    transferLearning.accuracy,
    transferWriteUp.accuracy,
  );
  const moved = Object.entries(names).filter(([own, other]) => own !== other);
  const shown = moved.map(
    ([own, other]) => `${networkLabel(own)} as ${networkLabel(other)} of the write-up`,
  );
  const byName = distanceByName === null ? "" : `, ${distanceByName.toFixed(1)} by name`;
  return {
    published: Object.keys(names).map(networkLabel).join(", "),
    verdict: verdictOf(moved.length === 0),
    reason: `columns of the same numbers: ${moved.length === 0 ? "all under the same names" : listed(shown)} (mean distance ${distance.toFixed(1)} points by numbers${byName})`,
    numbers: { moved: moved.length, distance, distanceByName: distanceByName ?? distance },
  };
}

function overall(poster: Poster, columns: Columns): Finding {
  const rows = textAndMeans(poster, columns);
  const gaps = rows.map(({ text, column }) => text - column);
  const { test } = poster.data.poster;
  const isNoise = rows.every(({ text, column }) =>
    mayBeEqual(published(text, test), published(column, test)),
  );
  const agrees = rows.every(({ text, column }) => roundsTo(column, text));
  return {
    published: rows.map(({ name, text }) => `${networkLabel(name)} ${text}%`).join(", "),
    verdict: verdictOf(agrees),
    reason: `means of the columns: ${listed(rows.map(({ name, column }) => `${networkLabel(name)} ${percent(column / 100)}`))}; the text is ${points(Math.min(...gaps))} to ${points(Math.max(...gaps))} points above${isNoise ? ", no more than two runs may differ by chance" : ""}`,
    numbers: { smallestGap: Math.min(...gaps), widestGap: Math.max(...gaps) },
  };
}

function order(poster: Poster, columns: Columns): Finding {
  const rows = textAndMeans(poster, columns);
  const by = (value: (row: (typeof rows)[number]) => number): string[] =>
    [...rows].sort((a, b) => value(b) - value(a)).map(({ name }) => networkLabel(name));
  const [text, table] = [by((row) => row.text), by((row) => row.column)];
  return {
    published: text.join(" > "),
    verdict: verdictOf(text.join() === table.join()),
    reason: `by the means of the columns: ${table.join(" > ")}`,
  };
}

function textAndMeans(
  { overall: { transferLearning } }: Poster,
  columns: Columns,
): { name: string; text: number; column: number }[] {
  return Object.entries(transferLearning).map(([name, text]) => ({
    name,
    text,
    column: columnMean(columns[name]!),
  }));
}

/** As a property of the network: it must be below each other one by more than noise. */
function worst(poster: Poster): Finding {
  const name = poster.networkText.worst;
  const { test } = poster.data.poster;
  const { [name]: column = {}, ...others } = poster.transferLearning.accuracy;
  const own = published(columnMean(column), test);
  const gaps = Object.values(others).map((other) =>
    difference(published(columnMean(other), test), own),
  );
  const next = gaps.reduce((a, b) => (b.value < a.value ? b : a));
  return {
    published: `${networkLabel(name)} ${poster.overall.transferLearning[name]}%`,
    verdict: verdictOf(allOf(gaps.map(isPositive)), test),
    reason: `its column’s mean, ${withInterval(own)}, is ${next.value > 0 ? "the lowest" : "not the lowest"}; the nearest other is ${points(next.value * 100)} points above (95% interval ${points(next.low * 100)} to ${points(next.high * 100)})`,
    numbers: { own: own.value, gap: next.value },
  };
}
