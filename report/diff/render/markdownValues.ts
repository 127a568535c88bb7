import type { ClaimChange, ResultChange, ValueChange } from "../read/change.ts";
import { foldReasons, sortClaims } from "./groups.ts";
import { formatHtml, html } from "../../language/html.ts";
import { bytes, code, cut, escapeMarkdown, unlinked } from "../../language/markdownText.ts";
import { byVerdict, formatDelta, formatEnds, isHeadline } from "./words.ts";

const longestTable = 40;

/** Lines that only some readers open. */
export interface Folded {
  title: string;
  /** of a table; none for a list */
  head: readonly string[];
  /** above it */
  notes?: readonly string[];
  lines: readonly string[];
  /** at most so many are shown, if there is room */
  most: number;
}

/** The values that a reviewer looks at first, each with its cause; below them reasons that the causes do not say. */
export function headlineTable(values: readonly ValueChange[]): string {
  if (values.length === 0) return "";
  const head = "| value | base | head | difference [95%] | verdict | cause |";
  const { told } = foldReasons(values, 0);
  const { reasons } = foldReasons(values.filter(isUnsaid), 0);
  const rows = told
    .slice(0, longestTable)
    .map((value, i) => `${row(value, value.id)} ${causesOf(value, told[i - 1])} |`);
  const rest = told.length - rows.length;
  const below = [...(rest > 0 ? [`and ${rest} more, on the page`] : []), ...reasons.map(refusal)];
  const table = [head, "| --- | ---: | ---: | ---: | --- | --- |", ...rows].join("\n");
  return [table, ...below].join("\n\n");
}

function causesOf({ causes }: ValueChange, above: ValueChange | undefined): string {
  const text = causes.join("; ");
  return text !== "" && text === above?.causes.join("; ") ? "as above" : escapeMarkdown(text);
}

/** Whether it cannot be compared for a reason that is more than its causes. */
function isUnsaid({ why, causes }: ValueChange): boolean {
  return !causes.join(", ").includes(why.slice(why.indexOf(":") + 2));
}

/** The values of new results, accuracies of models first, then other shares; and their parameters. */
export function foldedNews(results: readonly ResultChange[]): Folded[] {
  return results
    .filter(({ state }) => state === "new")
    .flatMap(({ id, values, params = [] }) => [
      {
        title: `${id}: ${values.length} values`,
        head: ["| value | head | n |", "| --- | ---: | ---: |"],
        lines: [...values]
          .sort((a, b) => interest(b) - interest(a))
          .map((value) => newRow(value, value.id.slice(id.length + 1))),
        most: longestTable,
      },
      {
        title: `${id}: ${params.length} parameters`,
        head: ["| parameter | value |", "| --- | --- |"],
        lines: params.map(([path, text]) => `| ${code(path)} | ${escapeMarkdown(cut(text, 80))} |`),
        most: longestTable,
      },
    ]);
}

function interest(value: ValueChange): number {
  if (isHeadline(value)) return 2;
  return value.kind === "share" ? 1 : 0;
}

/** New claims that hold. */
export function foldedClaims(claims: readonly ClaimChange[]): Folded[] {
  const { told } = sortClaims(claims);
  const fresh = claims.filter((claim) => !told.includes(claim));
  const lines = fresh.map(
    ({ sentence, place }) => `- “${escapeMarkdown(sentence)}” (${code(place)})`,
  );
  return [{ title: `New claims that hold: ${fresh.length}`, head: [], lines, most: longestTable }];
}

/** The other values that differ, result by result; what came or went is only counted above. */
export function foldedTables(results: readonly ResultChange[]): Folded[] {
  const isTold = (value: ValueChange) =>
    isHeadline(value) || value.verdict === "new" || value.verdict === "removed";
  return results.map(({ id, values }) => {
    const others = values.filter((value) => !isTold(value)).sort(byVerdict);
    const { told, reasons } = foldReasons(others);
    return {
      title: `${id}: ${others.length} other values that differ`,
      head: [
        "| value | base | head | difference [95%] | verdict |",
        "| --- | ---: | ---: | ---: | --- |",
      ],
      notes: reasons.map(refusal),
      lines: told.map((value) => row(value, value.id.slice(id.length + 1))),
      most: Infinity,
    };
  });
}

/** The text, with as much of what is folded as makes it no longer than `longest` bytes. */
export function inRoom(text: string, folded: readonly Folded[], longest: number): string {
  return folded.reduce((all, one) => all + fold(one, longest - bytes(all)), text);
}

function fold({ title, head, notes = [], lines, most }: Folded, room: number): string {
  const shown: string[] = [];
  let used = 400 + bytes(notes.join("\n\n"));
  for (const line of lines.slice(0, most)) {
    used += bytes(line) + 1;
    if (used > room) break;
    shown.push(line);
  }
  if (shown.length === 0) return "";
  const rest = lines.length - shown.length;
  const summary = html`<details><summary>${unlinked(title)}</summary>`;
  return `\n\n${formatHtml(summary)}

${[...notes, [...head, ...shown].join("\n")].join("\n\n")}
${rest > 0 ? `\nand ${rest} more, on the page\n` : ""}
</details>`;
}

function row(value: ValueChange, name: string): string {
  const { verdict, why } = value;
  const ends = formatEnds(value).map((end) => escapeMarkdown(cut(end, 80)));
  const reason = why === "" ? verdict : `**${verdict}** (${escapeMarkdown(why)})`;
  return `| ${[code(name), ...ends, formatDelta(value), reason].join(" | ")} |`;
}

function refusal([what, why]: [string, string]): string {
  return `Not comparable, ${escapeMarkdown(what)}: ${escapeMarkdown(why)}.`;
}

function newRow(value: ValueChange, name: string): string {
  const [, end] = formatEnds(value);
  return `| ${[code(name), escapeMarkdown(cut(end, 80)), value.n[1] ?? ""].join(" | ")} |`;
}
