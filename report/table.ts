import { fixed } from "./formats.ts";
import { escapeHtml } from "./html.ts";

/** A column; neighbours with the same group stand under one heading. `decimals` makes it a column of numbers. */
export interface Column {
  label: string;
  group?: string;
  decimals?: number;
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
  /** rows at the end that sum up the others */
  totals?: number;
}

/** An HTML table with row, column and group headers marked up as such; `label` is the id of its caption. */
export function renderTable(table: Table, labelId: string): string {
  const { columns, rows, marks, totals = 0 } = table;
  const body = rows.slice(0, rows.length - totals);
  const foot = rows.slice(rows.length - totals);
  return [
    `<table aria-labelledby="${labelId}">`,
    `<thead>\n${head(columns)}\n</thead>`,
    `<tbody>\n${body.map((row, i) => renderRow(row, columns, marks?.[i])).join("\n")}\n</tbody>`,
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

function renderRow(
  row: readonly Cell[],
  columns: readonly Column[],
  mark?: { id: string; kind?: string },
): string {
  const cells = row.map((cell, index) => {
    if (index === 0) return `<th scope="row">${renderText(cell)}</th>`;
    return renderCell(cell, columns[index]?.decimals);
  });
  const id = mark ? ` id="${escapeHtml(mark.id)}"` : "";
  const kind = mark?.kind ? ` class="${escapeHtml(mark.kind)}"` : "";
  return `<tr${id}${kind}>${cells.join("")}</tr>`;
}

function renderCell(cell: Cell, decimals: number | undefined): string {
  if (cell === null) return '<td class="number missing">–</td>';
  if (typeof cell === "number") return `<td class="number">${fixed(cell, decimals ?? 0)}</td>`;
  const kind = decimals === undefined ? "" : ' class="number"';
  return `<td${kind}>${renderText(cell)}</td>`;
}

/** The cell without links, its lines joined: for files. */
export function plainCell(cell: Cell): string | number | null {
  if (!Array.isArray(cell)) return cell;
  return cell.map((line) => (typeof line === "string" ? line : line.text)).join("; ");
}

function renderText(cell: Cell): string {
  if (!Array.isArray(cell)) return escapeHtml(String(cell));
  const lines = cell.map((line) =>
    typeof line === "string"
      ? escapeHtml(line)
      : `<a href="${escapeHtml(line.href)}">${escapeHtml(line.text)}</a>`,
  );
  return lines.map((line) => `<span class="cell-line">${line}</span>`).join(" ");
}
