import { dsvFormat } from "d3-dsv";
import { isGenreName, sideNamed } from "../corpus/folderNames.ts";
import { isPlainName } from "../inside.ts";
import type { FoundFile } from "./listFolder.ts";

/** A line of a table of labels, with its number in the file, from 1. */
export interface LabelLine extends FoundFile {
  line: number;
}

/** What a table says, and what is wrong with it, a sentence each with `file:line`. */
export interface LabelTable {
  lines: LabelLine[];
  problems: string[];
  /** how many pictures have several labels, of which one counts */
  several: number;
}

/** Which of several labels of a picture counts: the first, or the one that fewest pictures have, of equals the first. */
export const labelRules = ["first", "rarest"] as const;
export type LabelRule = (typeof labelRules)[number];

/** Forms of a table by the ending of its file. */
export const tableForms = ["csv", "tsv", "jsonl"] as const;
export type TableForm = (typeof tableForms)[number];

const columns = ["file", "label", "split", "group"] as const;
type Column = (typeof columns)[number];
type Cells = Partial<Record<Column, string>>;

/** A row as it stands in the file, or why it cannot be read. */
interface Row {
  line: number;
  cells: Cells | { problem: string };
}

/**
 * A table of pictures: `file` (below the folder, with forward slashes) and `label` (several with semicolons between them,
 * of which one counts by a rule), perhaps `split` (train, test or
 * validation, or nothing) and `group`, whose pictures stay on one side. Other columns are not read. `file` names the
 * table in its problems.
 */
export function parseLabels(
  text: string,
  { form, file, rule }: { form: TableForm; file: string; rule?: LabelRule | undefined },
): LabelTable {
  const content = text.replace(/^\uFEFF/, "");
  const rows = form === "jsonl" ? jsonRows(content) : tableRows(content, form);
  const at = (line: number, problem: string): string => `${file}:${line}: ${problem}`;
  if (!Array.isArray(rows)) return { lines: [], problems: [at(1, rows.problem)], several: 0 };
  const lines: LabelLine[] = [];
  const problems: string[] = [];
  const labels = rows.map(({ cells }) => ("problem" in cells ? [] : labelsOf(cells)));
  const counts = countsOf(labels.flat());
  rows.forEach(({ line, cells }, index) => {
    const own = labels[index]!;
    const problem = "problem" in cells ? cells.problem : problemOf(cells as Cells, own, rule);
    if (problem !== null) problems.push(at(line, problem));
    else lines.push({ line, ...foundFile(cells as Cells, chosen(own, counts, rule)) });
  });
  const clashes = conflicts(lines).map(([line, problem]) => at(line, problem));
  const several = labels.filter(({ length }) => length > 1).length;
  return { lines, problems: [...problems, ...clashes], several };
}

/** `rock; jazz`, each once. */
function labelsOf({ label = "" }: Cells): string[] {
  const labels = label.split(";").map((one) => one.trim());
  return [...new Set(labels.filter((one) => one !== ""))];
}

function countsOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function chosen(
  labels: readonly string[],
  counts: ReadonlyMap<string, number>,
  rule: LabelRule | undefined,
): string {
  if (rule !== "rarest") return labels[0]!;
  return labels.reduce((best, one) => (counts.get(one)! < counts.get(best)! ? one : best));
}

function tableRows(text: string, form: "csv" | "tsv"): Row[] | { problem: string } {
  const [head = [], ...body] = dsvFormat(form === "csv" ? "," : "\t").parseRows(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const lacking = ["file", "label"].filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    const problem = `no column ${lacking.join(", ")} (the first line names the columns: file, label, and if you like split and group)`;
    return { problem };
  }
  let line = 1 + lineEnds(head);
  const rows: Row[] = [];
  for (const row of body) {
    line++;
    const cells = columns.map((name) => [name, row[names.indexOf(name)]?.trim()]);
    if (row.some((cell) => cell !== "")) rows.push({ line, cells: Object.fromEntries(cells) });
    line += lineEnds(row);
  }
  return rows;
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

function problemOf(
  { file = "", split = "" }: Cells,
  labels: readonly string[],
  rule: LabelRule | undefined,
): string | null {
  if (file === "") return "no file";
  if (!file.split("/").every(isPlainName))
    return `not a path below the folder: ${JSON.stringify(file)} (use forward slashes, no ..)`;
  if (labels.length === 0) return `no label of ${file}`;
  const odd = labels.find((label) => !isGenreName(label));
  if (odd !== undefined) return `not a label: ${JSON.stringify(odd)} (no slash, and not all)`;
  if (labels.length > 1 && rule === undefined)
    return `several labels: ${labels.join("; ")} (say which counts in paper.yaml: labels: first, or rarest)`;
  if (split !== "" && sideNamed(split) === undefined)
    return `unknown split: ${split} (expected train, test or validation, or nothing)`;
  return null;
}

function foundFile({ file = "", split = "", group = "" }: Cells, genre: string): FoundFile {
  const side = split === "" ? undefined : sideNamed(split) === "test" ? "test" : "train";
  return {
    id: file,
    genre,
    ...(side !== undefined && { split: side }),
    ...(group !== "" && { group }),
  };
}

/** Files that stand twice, and groups that the table itself puts on both sides; with the line of the latter. */
function conflicts(lines: readonly LabelLine[]): [number, string][] {
  const files = new Map<string, LabelLine>();
  const groups = new Map<string, LabelLine>();
  return lines.flatMap((it): [number, string][] => {
    const same = files.get(it.id);
    if (same) return [[it.line, `${it.id} is in line ${same.line}, too (each file once)`]];
    files.set(it.id, it);
    if (it.group === undefined || it.split === undefined) return [];
    const other = groups.get(it.group) ?? it;
    groups.set(it.group, other);
    if (other.split === it.split) return [];
    return [
      [
        it.line,
        `group ${it.group} is in ${it.split} here, in ${other.split} in line ${other.line}`,
      ],
    ];
  });
}
