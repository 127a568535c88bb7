import { csvFormatRows } from "d3-dsv";
import { plainCell, type Table } from "./table.ts";

/** A table as comma-separated values (RFC 4180), numbers in full; a column's group stands before its label. */
export function tableCsv({ columns, rows }: Table): string {
  const head = columns.map(({ label, group }) =>
    group === undefined ? label : `${group}: ${label}`,
  );
  const body = rows.map((row) => row.map((cell) => String(plainCell(cell) ?? "")));
  return `${csvFormatRows([head, ...body])}\n`;
}
