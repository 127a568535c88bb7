import { fixed, inPercent } from "../language/formats.ts";
import type { Reword } from "../paper/words.ts";
import { type Content, type Html, html, joined } from "../language/html.ts";

/** A column; neighbours with the same group stand under one heading. `decimals` makes it a column of numbers, `isPercent` of shares. */
export interface Column {
  label: string;
  group?: string;
  decimals?: number;
  isPercent?: boolean;
}

/** The same cells under headings in other words. */
export function rewordTable(table: Table, reword: Reword): Table {
  const columns = table.columns.map(({ label, group, ...kind }) => ({
    ...kind,
    label: reword(label),
    ...(group !== undefined && { group: reword(group) }),
  }));
  return { ...table, columns };
}

/** A text that links to somewhere. */
interface LinkedText {
  text: string;
  href: string;
}

/** null is a value that does not exist; a list stands line below line. */
export type Cell = string | number | null | (string | LinkedText)[];

/** Rows begin with their heading. */
export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** of the rows: an id to link to, and a kind as class */
  marks?: { id: string; kind?: string }[];
  /** headings over so many rows each, in order, with an id to link to; all rows but the totals, or none */
  groups?: { id: string; label: string; rows: number }[];
  /** rows at the end that sum up the others */
  totals?: number;
}

/** An HTML table with row, column and group headers marked up as such; `label` is the id of its caption. */
export function renderTable(table: Table, labelId: string): Html {
  const { columns, rows, totals = 0 } = table;
  const foot = rows.slice(rows.length - totals);
  return joined([
    html`<table aria-labelledby="${labelId}">`,
    html`<thead>\n${head(columns)}\n</thead>`,
    ...bodies(table),
    totals > 0 && html`<tfoot>\n${joined(foot.map((row) => renderRow(row, columns)))}\n</tfoot>`,
    html`</table>`,
  ]);
}

function bodies({ columns, rows, marks, groups, totals = 0 }: Table): Html[] {
  const lines = rows
    .slice(0, rows.length - totals)
    .map((row, i) => renderRow(row, columns, marks?.[i]));
  if (!groups) return [html`<tbody>\n${joined(lines)}\n</tbody>`];
  return groups.map(({ id, label, rows }) => {
    const title = html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}" id="${id}">${label}</th></tr>`;
    return html`<tbody>\n${joined([title, ...lines.splice(0, rows)])}\n</tbody>`;
  });
}

function head(columns: readonly Column[]): Html {
  if (columns.every(({ group }) => group === undefined))
    return html`<tr>${columns.map((column) => heading(column))}</tr>`;
  const first = groups(columns).map(({ group, members }) =>
    group === undefined
      ? members.map((column) => heading(column, html` rowspan="2"`))
      : html`<th scope="colgroup" colspan="${members.length}">${group}</th>`,
  );
  const second = columns.filter(({ group }) => group !== undefined);
  return html`<tr>${first}</tr>\n<tr>${second.map((column) => heading(column))}</tr>`;
}

function groups(columns: readonly Column[]): { group: string | undefined; members: Column[] }[] {
  const found: { group: string | undefined; members: Column[] }[] = [];
  for (const column of columns) {
    const last = found.at(-1);
    if (last && last.group === column.group) last.members.push(column);
    else found.push({ group: column.group, members: [column] });
  }
  return found;
}

function heading({ label, decimals }: Column, span?: Html): Html {
  const kind = decimals !== undefined && html` class="number"`;
  return html`<th scope="col"${span}${kind}>${breakable(label)}</th>`;
}

function renderRow(
  row: readonly Cell[],
  columns: readonly Column[],
  mark?: { id: string; kind?: string },
): Html {
  const cells = row.map((cell, index) => {
    if (index === 0) return html`<th scope="row">${renderText(cell)}</th>`;
    return renderCell(cell, columns[index]);
  });
  const id = mark && html` id="${mark.id}"`;
  const kind = mark?.kind !== undefined && html` class="${mark.kind}"`;
  return html`<tr${id}${kind}>${cells}</tr>`;
}

function renderCell(cell: Cell, { decimals, isPercent }: Partial<Column> = {}): Html {
  if (cell === null) return html`<td class="number missing">–</td>`;
  if (typeof cell === "number") {
    const text = isPercent ? inPercent(cell / 100, decimals ?? 0) : fixed(cell, decimals ?? 0);
    return html`<td class="number">${text}</td>`;
  }
  const kind = decimals !== undefined && html` class="number"`;
  return html`<td${kind}>${renderText(cell)}</td>`;
}

/** The cell without links, its lines joined: for files. */
export function plainCell(cell: Cell): string | number | null {
  if (!Array.isArray(cell)) return cell;
  return cell.map((line) => (typeof line === "string" ? line : line.text)).join("; ");
}

/** A word that no column has room for is broken; others are not. */
function breakable(text: string): Content {
  return /\S{41}/.test(text) ? html`<span class="long">${text}</span>` : text;
}

function renderText(cell: Cell): Content {
  if (!Array.isArray(cell)) return breakable(String(cell));
  const lines = cell.map((line) =>
    typeof line === "string" ? breakable(line) : html`<a href="${line.href}">${line.text}</a>`,
  );
  return joined(
    lines.map((line) => html`<span class="cell-line">${line}</span>`),
    " ",
  );
}
