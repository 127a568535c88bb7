import { isClutter, isGenreName, sideNamed } from "../corpus/folderNames.ts";
import { isPlainName } from "../inside.ts";
import type { FoundFile } from "./listFolder.ts";
import { nameFromUrl, parsePictureUrl, problemOfTarget } from "./pictureUrl.ts";
import { type Cells, readRows, type TableForm } from "./tableRows.ts";

/** A line of a table of labels, with its number in the file, from 1. */
export interface LabelLine extends FoundFile {
  line: number;
  /** where the picture can be fetched from */
  url?: string;
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

/**
 * A table of pictures: `file` (below the folder, with forward slashes) or `url`, where it can be fetched from, or both, and
 * `label` (several with semicolons between them, of which one counts by a rule), perhaps `split` (train, test or validation,
 * or nothing) and `group`, whose pictures stay on one side. Other columns are not read. `file` names the table in its problems.
 */
export function parseLabels(
  text: string,
  { form, file, rule }: { form: TableForm; file: string; rule?: LabelRule | undefined },
): LabelTable {
  const rows = readRows(text, form);
  const at = (line: number, problem: string): string => `${file}:${line}: ${problem}`;
  if (!Array.isArray(rows)) return { lines: [], problems: [at(1, rows.problem)], several: 0 };
  const lines: LabelLine[] = [];
  const problems: string[] = [];
  const labels = rows.map(({ cells }) => ("problem" in cells ? [] : labelsOf(cells)));
  const counts = countsOf(labels.flat());
  rows.forEach(({ line, cells }, index) => {
    const own = labels[index]!;
    const read = "problem" in cells ? cells : placed(cells);
    const problem = "problem" in read ? read.problem : problemOf(read, own, rule);
    if (problem !== null) problems.push(at(line, problem));
    else lines.push({ line, ...foundFile(read as Cells, chosen(own, counts, rule)) });
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

/** The cells with a URL as it is asked for, and with the file's name where only a URL is given. */
function placed(cells: Cells): Cells | { problem: string } {
  const { file = "", url = "" } = cells;
  if (url === "") return cells;
  const parsed = parsePictureUrl(url);
  if ("problem" in parsed) return parsed;
  const name = file === "" ? nameFromUrl(parsed.url) : file;
  if (name === null)
    return {
      problem: `a URL that does not end in .jpg, .png, ...: ${url} (name the file in a column file)`,
    };
  const problem = problemOfTarget(name);
  return problem === null ? { ...cells, file: name, url: parsed.url } : { problem };
}

function problemOf(
  { file = "", split = "" }: Cells,
  labels: readonly string[],
  rule: LabelRule | undefined,
): string | null {
  if (file === "") return "no file";
  if (!file.split("/").every(isPlainName))
    return `not a path below the folder: ${JSON.stringify(file)} (use forward slashes, no ..)`;
  if (file.split("/").some(isClutter)) return `a hidden file, which is never read: ${file}`;
  if (labels.length === 0) return `no label of ${file}`;
  const odd = labels.find((label) => !isGenreName(label));
  if (odd !== undefined) return `not a label: ${JSON.stringify(odd)} (no slash, and not all)`;
  if (labels.length > 1 && rule === undefined)
    return `several labels: ${labels.join("; ")} (say which counts in paper.yaml: labels: first, or rarest)`;
  if (split !== "" && sideNamed(split) === undefined)
    return `unknown split: ${split} (expected train, test or validation, or nothing)`;
  return null;
}

function foundFile(
  { file = "", split = "", group = "", url = "" }: Cells,
  genre: string,
): Omit<LabelLine, "line"> {
  const side = split === "" ? undefined : sideNamed(split) === "test" ? "test" : "train";
  return {
    id: file,
    genre,
    ...(side !== undefined && { split: side }),
    ...(group !== "" && { group }),
    ...(url !== "" && { url }),
  };
}

/** Files that stand twice, and groups that the table itself puts on both sides; with the line of the latter. */
function conflicts(lines: readonly LabelLine[]): [number, string][] {
  const files = new Map<string, LabelLine>();
  const groups = new Map<string, LabelLine>();
  return lines.flatMap((it): [number, string][] => {
    const place = placeOf(it);
    const same = files.get(place);
    if (same && same.id !== it.id)
      return [[it.line, `${it.id} is on some systems the ${same.id} of line ${same.line}`]];
    if (same) return [[it.line, `${it.id} is in line ${same.line}, too (each file once)`]];
    files.set(place, it);
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

/** What is fetched must not overwrite another file where names in other case or Unicode form are one. */
function placeOf({ id, url }: LabelLine): string {
  return url === undefined ? id : id.normalize("NFC").toLowerCase();
}
