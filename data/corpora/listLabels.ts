import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isClutter, problemsOfGenres } from "../corpus/folderNames.ts";
import { byCodeUnit } from "../corpus/corpus.ts";
import { UserError } from "../error.ts";
import { inside } from "../inside.ts";
import { Mistakes } from "../mistakes.ts";
import { readUtf8 } from "../readUtf8.ts";
import { at } from "../systemError.ts";
import { type LabelLine, type LabelRule, parseLabels, tableForms } from "./labelTable.ts";
import { isOfPaper, type Listing } from "./listFolder.ts";

/**
 * The files of DIR/labels.csv, labels.tsv or labels.jsonl, by id; null where there is no such table. Throws one
 * UserError with a line for each mistake in it, as several labels of a picture without a rule which counts.
 */
export async function listLabels(dir: string, rule?: LabelRule): Promise<Listing | null> {
  const names = (await readdir(dir).catch(() => [])).sort();
  const tables = tableForms.filter((form) => names.includes(`labels.${form}`));
  const [form, other] = tables;
  if (form === undefined) return null;
  if (other !== undefined)
    throw new UserError(`two tables: labels.${form} and labels.${other} in ${dir} (remove one)`);
  const table = join(dir, `labels.${form}`);
  const read = { form, file: table, rule };
  const { lines, problems, several } = parseLabels(await readUtf8(table, table), read);
  const missing = await linesWithoutFile(dir, lines);
  const told = [...problems, ...missing.map(({ line, id }) => `${table}:${line}: no file: ${id}`)];
  if (told.length > 0) throw new Mistakes(told);
  const files = lines.map(({ line: _, ...file }) => file).sort((a, b) => byCodeUnit(a.id, b.id));
  const genres = [...new Set(files.map(({ genre }) => genre))].sort(byCodeUnit);
  const left = (await filesBelow(dir)).length - files.length;
  const notes = [
    ...(left > 0 ? [`files not in ${table}, and not used: ${left}`] : []),
    ...(several > 0 ? [`several labels, of which the ${rule} counts: ${several} files`] : []),
  ];
  return { files, unusable: [], problems: problemsOfGenres(genres), notes, several };
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
