import { fixed, plain } from "../../language/formats.ts";
import { type Html, html, joined } from "../../language/html.ts";
import { rampPlace } from "../../plots/frames/ramp.ts";
import type { MatrixChange } from "../read/change.ts";

interface Scale {
  low: number;
  high: number;
  /** the largest |difference| */
  span: number;
  decimals: number;
}

/** A table genre by genre: base and head on one ramp, the difference on one that is white at zero. */
export function matrixPanel(change: MatrixChange): Html {
  const { id, kind, genres, before, after, moved } = change;
  const delta = after.map((row, r) => row.map((value, c) => value - before[r]![c]!));
  const scale = scaleOf(change, delta);
  const level = (value: number) => ramp(rampPlace(value, scale.low, scale.high));
  const text = (value: number) => fixed(value, scale.decimals);
  const sign = (value: number) => (value === 0 ? "·" : `${value > 0 ? "+" : ""}${text(value)}`);
  const draw = (name: string, facts: Omit<HeatTable, "genres">) =>
    heatTable(`${name}: ${id}`, name, { genres, ...facts });
  return html`<section class="matrix" aria-label="${id}">
<h3>${id}</h3>
<p>${kind === "confusion" ? "Covers by true genre (rows) and the genre named (columns). " : ""}${moved} of ${genres.length ** 2} cells moved. ${largestMoves(change)}</p>
<div class="panels">
${draw("base", { values: before, style: level, text })}
${draw("head", { values: after, style: level, text })}
${draw("difference", { values: delta, style: (value) => signed(value, scale.span), text: sign })}
</div>
</section>`;
}

/** `The most: metal–rock 3.1 → 4 (+0.9), …`. */
function largestMoves({ largest }: MatrixChange): string {
  const moves = largest.map(({ row, column, before, after }) => {
    const delta = after - before;
    return `${row}–${column} ${plain(before)} → ${plain(after)} (${delta > 0 ? "+" : ""}${plain(delta)})`;
  });
  return `The most: ${moves.join(", ")}.`;
}

function scaleOf({ before, after }: MatrixChange, delta: number[][]): Scale {
  const all = [...before.flat(), ...after.flat()];
  const span = Math.max(...delta.flat().map(Math.abs));
  const isWhole = all.every(Number.isInteger);
  const high = Math.max(...all);
  const decimals = isWhole ? 0 : Math.max(0, 2 - Math.floor(Math.log10(high || 1)));
  return { low: Math.min(...all), high, span, decimals: Math.min(3, decimals) };
}

interface HeatTable {
  genres: readonly string[];
  values: number[][];
  style: (value: number) => string;
  text: (value: number) => string;
}

function heatTable(label: string, name: string, table: HeatTable): Html {
  const { genres, values, style, text } = table;
  const heads = genres.map((genre) => html`<th scope="col"><span>${genre}</span></th>`);
  const rows = values.map((cells, r) => {
    const tds = cells.map((value) => html`<td style="${style(value)}">${text(value)}</td>`);
    return html`<tr><th scope="row">${genres[r]!}</th>${tds}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
<table class="heat">
<caption>${name}</caption>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>
${joined(rows)}
</tbody>
</table>
</div>`;
}

function ramp(place: number): string {
  return `--t: ${place.toFixed(2)}`;
}

/** More is one hue, less the other, zero the paper. */
function signed(value: number, span: number): string {
  const share = span === 0 ? 0 : Math.abs(value) / span;
  return `--d: ${share.toFixed(2)}; --hue: var(${value < 0 ? "--less" : "--more"})`;
}
