import type { ResultChange, ValueChange } from "./change.ts";
import { bytes, code, cut, escape } from "./markdownText.ts";
import { byVerdict, formatDelta, formatEnd, isHeadline } from "./words.ts";

const longestTable = 40;

/** The values that a reviewer looks at first, each with its cause. */
export function headlineTable(values: readonly ValueChange[]): string {
  if (values.length === 0) return "";
  const head = "| value | base | head | difference [95%] | verdict | cause |";
  const rows = values
    .slice(0, longestTable)
    .map((value) => `${row(value, value.id)} ${escape(value.causes.join("; "))} |`);
  const rest = values.length - rows.length;
  const more = rest > 0 ? `\n\nand ${rest} more, on the page` : "";
  return [head, "| --- | ---: | ---: | ---: | --- | --- |", ...rows].join("\n") + more;
}

/** The other values that differ, result by result, as many as `room` bytes hold; what came or went is only counted above. */
export function foldedTables(results: readonly ResultChange[], room: number): string {
  let [text, left] = ["", room];
  for (const { id, values } of results) {
    const isTold = (value: ValueChange) =>
      isHeadline(value) || value.verdict === "new" || value.verdict === "removed";
    const others = [...values].filter((value) => !isTold(value)).sort(byVerdict);
    const table = foldedTable(id, others, left);
    text += table;
    left -= bytes(table);
  }
  return text;
}

function foldedTable(id: string, values: readonly ValueChange[], room: number): string {
  const rows: string[] = [];
  let used = 400;
  for (const value of values) {
    const line = row(value, value.id.slice(id.length + 1));
    used += bytes(line) + 1;
    if (used > room) break;
    rows.push(line);
  }
  if (rows.length === 0) return "";
  const of = rows.length < values.length ? `${rows.length} of ` : "";
  const head = "| value | base | head | difference [95%] | verdict |";
  return `\n\n<details><summary>${escape(id)}: ${of}${values.length} other values that differ</summary>

${[head, "| --- | ---: | ---: | ---: | --- |", ...rows].join("\n")}

</details>`;
}

function row(value: ValueChange, name: string): string {
  const { kind, before, after, verdict, why } = value;
  const ends = [before, after].map((end) => escape(cut(formatEnd(end, kind), 80)));
  const reason = why === "" ? verdict : `**${verdict}** (${escape(why)})`;
  return `| ${[code(name), ...ends, formatDelta(value), reason].join(" | ")} |`;
}
