import type { FigureContext } from "../figures/figure.ts";
import { tableCsv } from "./csv.ts";
import { slug } from "../prose/contents.ts";
import { plainCell, type Table } from "../tables/table.ts";

/** A file behind a figure or table. */
export interface FileLink {
  /** `CSV`, `SVG` */
  format: string;
  url: string;
  /** what of the figure it holds, where it has several parts */
  part: string;
}

/** Everything behind one figure or table. */
export interface Download {
  /** `figure-selfRanks` */
  id: string;
  /** `Figure 3` */
  label: string;
  title: string;
  /** path of its page */
  page: string;
  files: FileLink[];
}

/** A table with what it shows. */
export interface LabelledTable {
  label: string;
  table: Table;
}

/** What a JSON file says besides its tables. */
export interface Described {
  id: string;
  title: string;
  /** the analysis with its key, if it is of one */
  analysis: string | null;
  key: string | null;
}

/** Writes the tables as CSV, one file each, and all as one JSON file. */
export function addTables(
  context: Pick<FigureContext, "addFile">,
  described: Described,
  tables: readonly LabelledTable[],
): FileLink[] {
  if (tables.length === 0) return [];
  const csv = tables.map(({ label, table }) => {
    const name = tables.length > 1 ? `${described.id}-${slug(label)}` : described.id;
    const part = tables.length > 1 ? label : "";
    return { format: "CSV", part, url: context.addFile(`data/${name}.csv`, tableCsv(table)) };
  });
  const json = `${JSON.stringify({ ...described, tables: tables.map(plainTable) }, null, 1)}\n`;
  const url = context.addFile(`data/${described.id}.json`, json);
  return [...csv, { format: "JSON", part: "", url }];
}

function plainTable({ label, table }: LabelledTable) {
  const columns = table.columns.map(({ label, group }) =>
    group === undefined ? { label } : { group, label },
  );
  return { label, columns, rows: table.rows.map((row) => row.map(plainCell)) };
}
