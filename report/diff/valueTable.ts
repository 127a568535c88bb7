import { escapeHtml } from "../html.ts";
import type { ValueChange } from "./change.ts";
import { formatDelta, formatEnd } from "./words.ts";

/** Values as a table that scrolls by itself; empty for none. */
export function valueTable(values: readonly ValueChange[], caption: string): string {
  if (values.length === 0) return "";
  const heads = ["value", "base", "head", "difference [95%]", "verdict", "cause"];
  const head = heads
    .map((name, index) => `<th scope="col"${isNumber(index)}>${name}</th>`)
    .join("");
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">
<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${values.map(row).join("\n")}
</tbody>
</table>
</div>`;
}

function row(value: ValueChange): string {
  const { id, kind, before, after, verdict, why, causes } = value;
  const name = escapeHtml(id).replaceAll(/([./])/g, "$1<wbr>");
  const ends = [formatEnd(before, kind), formatEnd(after, kind), formatDelta(value)];
  const cells = ends.map((text) => `<td class="number">${escapeHtml(text)}</td>`);
  const kindOf = verdict.replaceAll(" ", "-");
  const reason = why === "" ? "" : `<br><small>${escapeHtml(why)}</small>`;
  return `<tr><th scope="row">${name}</th>${cells.join("")}<td><span class="verdict ${kindOf}">${verdict}</span>${reason}</td><td><small>${escapeHtml(causes.join("; "))}</small></td></tr>`;
}

function isNumber(column: number): string {
  return column >= 1 && column <= 3 ? ' class="number"' : "";
}
