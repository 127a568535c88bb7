import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isClutter, problemsOfGenres } from "../corpus/folderNames.ts";
import { type AbsentCover, byCodeUnit } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { type Entry, readJournal } from "../fetch/disk/journal.ts";
import { inside } from "../inside.ts";
import { Mistakes } from "../mistakes.ts";
import { readUtf8 } from "../readUtf8.ts";
import { at } from "../systemError.ts";
import { type LabelLine, type LabelRule, parseLabels } from "./labelTable.ts";
import { isOfPaper, type Listing } from "./listFolder.ts";
import { tableForms } from "./tableRows.ts";

/** A table of labels without a mistake in it. */
export interface FoundTable {
  file: string;
  lines: readonly LabelLine[];
  /** those whose file is not here; each has a URL */
  away: ReadonlySet<LabelLine>;
  several: number;
}

export interface LabelOptions {
  labels?: LabelRule | undefined;
  /** what a person runs to fetch pictures by their URLs */
  fetch?: string | undefined;
}

/**
 * The table DIR/labels.csv, labels.tsv or labels.jsonl; null where there is none. Throws one UserError with a line for each
 * mistake in it, as several labels of a picture without a rule which counts, or a file that is not here and has no URL.
 */
export async function findTable(dir: string, rule?: LabelRule): Promise<FoundTable | null> {
  const names = (await readdir(dir).catch(() => [])).sort();
  const tables = tableForms.filter((form) => names.includes(`labels.${form}`));
  const [form, other] = tables;
  if (form === undefined) return null;
  if (other !== undefined)
    throw new UserError(`two tables: labels.${form} and labels.${other} in ${dir} (remove one)`);
  const file = join(dir, `labels.${form}`);
  const { lines, problems, several } = parseLabels(await readUtf8(file, file), {
    form,
    file,
    rule,
  });
  const away = await linesWithoutFile(dir, lines);
  const lost = away.filter(({ url }) => url === undefined);
  const told = [...problems, ...lost.map(({ line, id }) => `${file}:${line}: no file: ${id}`)];
  if (told.length > 0) throw new Mistakes(told);
  return { file, lines, away: new Set(away), several };
}

/** The files of a table by id, and the pictures that are still to be fetched, or are gone; null where there is no table. Nothing is fetched. */
export async function listLabels(
  dir: string,
  { labels, fetch = "npm run fetch" }: LabelOptions = {},
): Promise<Listing | null> {
  const table = await findTable(dir, labels);
  if (table === null) return null;
  const { file: name, lines, away, several } = table;
  const files = lines
    .filter((line) => !away.has(line))
    .map(({ line: _, url: __, ...file }) => file)
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const entries = away.size > 0 ? await readJournal(dir) : new Map<string, Entry>();
  const absent = [...away]
    .map((line) => absentCover(line, entries.get(line.id)))
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const genres = [...new Set(lines.map(({ genre }) => genre))].sort(byCodeUnit);
  const left = (await filesBelow(dir)).length - files.length;
  const notes = [
    ...(left > 0 ? [`files not in ${name}, and not used: ${left}`] : []),
    ...(several > 0 ? [`several labels, of which the ${labels} counts: ${several} files`] : []),
    ...noteOfAbsent(absent, table, fetch),
  ];
  return { files, unusable: [], absent, problems: problemsOfGenres(genres), notes, several };
}

/** What the network said of this URL of it, or that nobody asked. */
function absentCover({ id, genre, url }: LabelLine, entry: Entry | undefined): AbsentCover {
  const isOfUrl = entry !== undefined && entry.url === url;
  if (isOfUrl && "gone" in entry) return { id, genre, state: "gone", reason: entry.gone };
  const reason = isOfUrl && "missing" in entry ? entry.missing : "not here, and not fetched";
  return { id, genre, state: "missing", reason };
}

function noteOfAbsent(absent: readonly AbsentCover[], { file, lines }: FoundTable, fetch: string) {
  const gone = absent.filter(({ state }) => state === "gone").length;
  const missing = absent.length - gone;
  const of = `of ${lines.length} in ${file}`;
  return [
    ...(gone > 0 ? [`gone at their source: ${gone} ${of}`] : []),
    ...(missing > 0 ? [`not here: ${missing} ${of} (${fetch} fetches them)`] : []),
  ];
}

async function linesWithoutFile(dir: string, lines: readonly LabelLine[]): Promise<LabelLine[]> {
  const there = await Promise.all(
    lines.map(({ id }) =>
      stat(inside(dir, id)).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  );
  return lines.filter((_, index) => !there[index]);
}

/** Paths of the files that could be pictures, without hidden ones and what belongs to the paper. */
async function filesBelow(dir: string): Promise<string[]> {
  const entries = await at(dir, () => readdir(dir, { recursive: true, withFileTypes: true }));
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((path) => !path.split("/").some(isClutter) && !isOfPaper(path))
    .sort();
}
