import { escapeHtml } from "../html.ts";
import type { ValueChange } from "./change.ts";
import { formatDelta, formatEnds } from "./words.ts";

/** Values as a table that scrolls by itself; empty for none. */
export function valueTable(values: readonly ValueChange[], caption: string): string {
  if (values.length === 0) return "";
  const hasWhy = values.some(({ why }) => why !== "");
  const heads = ["value", "base", "head", "difference [95%]", ...(hasWhy ? ["why"] : []), "cause"];
  const head = heads
    .map((name, index) => `<th scope="col"${isNumber(index)}>${name}</th>`)
    .join("");
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">
<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${values.map((value) => row(value, hasWhy)).join("\n")}
</tbody>
</table>
</div>`;
}

function row(value: ValueChange, hasWhy: boolean): string {
  const { id, verdict, why, causes } = value;
  const name = escapeHtml(id).replaceAll(/([./])/g, "$1<wbr>");
  const ends = [...formatEnds(value), formatDelta(value)];
  const cells = ends.map((text) => `<td class="number">${escapeHtml(text)}</td>`);
  const kindOf = verdict.replaceAll(" ", "-");
  const badge = `<span class="verdict ${kindOf}">${verdict}</span>`;
  const reasons = [...(hasWhy ? [why] : []), causes.join("; ")].map(
    (text) => `<td class="why"><small>${escapeHtml(text)}</small></td>`,
  );
  return `<tr><th scope="row">${badge}<br>${name}</th>${cells.join("")}${reasons.join("")}</tr>`;
}

function isNumber(column: number): string {
  return column >= 1 && column <= 3 ? ' class="number"' : "";
}
