import { csvFormatRows } from "d3-dsv";
import { plainCell, type Table } from "../tables/table.ts";

/**
 * A table as comma-separated values (RFC 4180), numbers in full; a column's group stands before its label. A
 * text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function tableCsv({ columns, rows }: Table): string {
  const head = columns.map(({ label, group }) =>
    group === undefined ? label : `${group}: ${label}`,
  );
  const body = rows.map((row) => row.map((cell) => String(plainCell(cell) ?? "")));
  const cells = [head, ...body].map((row) => row.map(asText));
  return `${csvFormatRows(cells)}\n`;
}

/** Spreadsheets compute what begins so, unless it is a number. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(cell) ? `'${cell}` : cell;
}
