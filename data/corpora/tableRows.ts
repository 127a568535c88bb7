import { dsvFormat } from "d3-dsv";

/** Forms of a table by the ending of its file. */
export const tableForms = ["csv", "tsv", "jsonl"] as const;
export type TableForm = (typeof tableForms)[number];

const columns = ["file", "label", "split", "group", "url"] as const;
type Column = (typeof columns)[number];
export type Cells = Partial<Record<Column, string>>;

/** A row as it stands in the file, or why it cannot be read. */
export interface Row {
  /** from 1 */
  line: number;
  cells: Cells | { problem: string };
}

/** The rows of a table, or why it has none. Other columns are not read. */
export function readRows(text: string, form: TableForm): Row[] | { problem: string } {
  const content = text.replace(/^\uFEFF/, "");
  return form === "jsonl" ? jsonRows(content) : tableRows(content, form);
}

function tableRows(text: string, form: "csv" | "tsv"): Row[] | { problem: string } {
  const delimiter = form === "csv" ? "," : "\t";
  const [head = [], ...body] = dsvFormat(delimiter).parseRows(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const broken = brokenQuote(text, delimiter) ?? Infinity;
  let line = 1 + lineEnds(head);
  const problem = broken <= line ? openQuote : problemOfHead(names);
  if (problem !== null) return { problem };
  const rows: Row[] = [];
  for (const row of body) {
    line++;
    const last = line + lineEnds(row);
    if (last >= broken) return [...rows, { line: broken, cells: { problem: openQuote } }];
    if (row.some((cell) => cell.trim() !== "")) rows.push({ line, cells: cellsOf(row, names) });
    line = last;
  }
  return rows;
}

const openQuote =
  'a cell that begins with " has no end, or goes on behind it (write "" for " in it)';

function cellsOf(row: readonly string[], names: readonly string[]): Row["cells"] {
  const isMore = row.slice(names.length).some((cell) => cell.trim() !== "");
  if (isMore)
    return { problem: `${row.length} cells in ${names.length} columns (quote what holds a comma)` };
  const cells = columns.map((name) => [name, row[names.indexOf(name)]?.trim()]);
  return Object.fromEntries(cells);
}

/** The line of the first quoted cell that is not one to its end: what follows would be read as part of it, or be shifted. */
function brokenQuote(text: string, delimiter: string): number | null {
  const begins = new RegExp(`(?:^|[${delimiter}\r\n])"`, "g");
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    let end = text.indexOf('"', begins.lastIndex);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    const isWhole = end >= 0 && [undefined, delimiter, "\r", "\n"].includes(text[end + 1]);
    if (!isWhole) return text.slice(0, begins.lastIndex).split("\n").length;
    begins.lastIndex = end + 1;
  }
  return null;
}

function problemOfHead(names: readonly string[]): string | null {
  const twice = columns.find((column) => names.filter((name) => name === column).length > 1);
  if (twice !== undefined) return `two columns ${twice} (remove one)`;
  const hasPlace = names.includes("file") || names.includes("url");
  const lacking = [...(hasPlace ? [] : ["file"]), ...(names.includes("label") ? [] : ["label"])];
  if (lacking.length === 0) return null;
  return `no column ${lacking.join(", ")} (the first line names the columns: file or url, label, and if you like split and group)`;
}

/** A quoted cell may go over several lines. */
function lineEnds(row: readonly string[]): number {
  return row.join("").split("\n").length - 1;
}

function jsonRows(text: string): Row[] {
  return text.split("\n").flatMap((source, index): Row[] => {
    if (source.trim() === "") return [];
    return [{ line: index + 1, cells: parseObject(source) }];
  });
}

function parseObject(source: string): Row["cells"] {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return { problem: 'not an object (expected {"file": "a.jpg", "label": "jazz"})' };
    const known = Object.entries(value).filter(([name, cell]) => isColumn(name) && cell !== null);
    return Object.fromEntries(known.map(([name, cell]) => [name, cellText(cell).trim()]));
  } catch {
    return { problem: "not JSON (one object a line)" };
  }
}

/** A list, as of labels, with semicolons. */
function cellText(cell: unknown): string {
  return Array.isArray(cell) ? cell.map(String).join(";") : String(cell);
}

function isColumn(name: string): boolean {
  return columns.some((column) => column === name);
}
