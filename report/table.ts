import { fixed } from "./formats.ts";
import { escapeHtml } from "./html.ts";

/** A column; neighbours with the same group stand under one heading. `decimals` makes it a column of numbers. */
export interface Column {
  label: string;
  group?: string;
  decimals?: number;
}

/** Rows begin with their heading; null is a value that does not exist. */
export interface Table {
  columns: Column[];
  rows: (string | number | null)[][];
  /** rows at the end that sum up the others */
  totals?: number;
}

/** An HTML table with row, column and group headers marked up as such; `label` is the id of its caption. */
export function renderTable({ columns, rows, totals = 0 }: Table, labelId: string): string {
  const body = rows.slice(0, rows.length - totals);
  const foot = rows.slice(rows.length - totals);
  return [
    `<table aria-labelledby="${labelId}">`,
    `<thead>\n${head(columns)}\n</thead>`,
    `<tbody>\n${body.map((row) => renderRow(row, columns)).join("\n")}\n</tbody>`,
    ...(totals > 0
      ? [`<tfoot>\n${foot.map((row) => renderRow(row, columns)).join("\n")}\n</tfoot>`]
      : []),
    "</table>",
  ].join("\n");
}

function head(columns: readonly Column[]): string {
  if (columns.every(({ group }) => group === undefined))
    return `<tr>${columns.map((column) => heading(column)).join("")}</tr>`;
  const first = groups(columns).map(({ group, members }) =>
    group === undefined
      ? members.map((column) => heading(column, ' rowspan="2"')).join("")
      : `<th scope="colgroup" colspan="${members.length}">${escapeHtml(group)}</th>`,
  );
  const second = columns.filter(({ group }) => group !== undefined);
  return `<tr>${first.join("")}</tr>\n<tr>${second.map((column) => heading(column)).join("")}</tr>`;
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

function heading({ label, decimals }: Column, span = ""): string {
  const kind = decimals === undefined ? "" : ' class="number"';
  return `<th scope="col"${span}${kind}>${escapeHtml(label)}</th>`;
}

function renderRow(row: Table["rows"][number], columns: readonly Column[]): string {
  const cells = row.map((cell, index) => {
    if (index === 0) return `<th scope="row">${escapeHtml(String(cell))}</th>`;
    return renderCell(cell, columns[index]?.decimals);
  });
  return `<tr>${cells.join("")}</tr>`;
}

function renderCell(cell: string | number | null, decimals: number | undefined): string {
  if (cell === null) return '<td class="number missing">–</td>';
  if (typeof cell === "number") return `<td class="number">${fixed(cell, decimals ?? 0)}</td>`;
  const kind = decimals === undefined ? "" : ' class="number"';
  return `<td${kind}>${escapeHtml(cell)}</td>`;
}
