import { type Html, html, joined } from "../../language/html.ts";
import type { ValueChange } from "../read/change.ts";
import { foldReasons } from "./groups.ts";
import { formatDelta, formatEnds } from "./words.ts";

/** Values as a table that scrolls by itself, above it a line for those that cannot be compared; empty for none. */
export function valueTable(all: readonly ValueChange[], caption: string): Html | null {
  const { told, reasons } = foldReasons(all);
  const lines = reasons.map(([what, why]) => html`<p>Not comparable, ${what}: ${why}.</p>`);
  return joined([...lines, tableOf(told, caption)]);
}

function tableOf(values: readonly ValueChange[], caption: string): Html | null {
  if (values.length === 0) return null;
  const hasWhy = values.some(({ why }) => why !== "");
  const heads = ["value", "base", "head", "difference [95%]", ...(hasWhy ? ["why"] : []), "cause"];
  const head = heads.map((name, index) => html`<th scope="col"${isNumber(index)}>${name}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${joined(values.map((value) => row(value, hasWhy)))}
</tbody>
</table>
</div>`;
}

function row(value: ValueChange, hasWhy: boolean): Html {
  const { id, verdict, why, causes } = value;
  const name = id
    .split(/(?<=[./])/)
    .map((part) => html`${part}${/[./]$/.test(part) && html`<wbr>`}`);
  const ends = [...formatEnds(value), formatDelta(value)];
  const cells = ends.map((text) => html`<td class="number">${text}</td>`);
  const kindOf = verdict.replaceAll(" ", "-");
  const badge = html`<span class="verdict ${kindOf}">${verdict}</span>`;
  const reasons = [...(hasWhy ? [why] : []), causes.join("; ")].map(
    (text) => html`<td class="why"><small>${text}</small></td>`,
  );
  return html`<tr><th scope="row">${badge}<br>${name}</th>${cells}${reasons}</tr>`;
}

function isNumber(column: number): Html | null {
  return column >= 1 && column <= 3 ? html` class="number"` : null;
}
