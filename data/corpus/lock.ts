import type { AbsentCover, Cover, Split, UnreadableCover } from "./corpus.ts";
import { byCodeUnit } from "./corpus.ts";
import { UserError } from "../error.ts";
import { unprintable } from "../inside.ts";
import {
  columns,
  isInPlace,
  isSplit,
  lookAlike,
  problemOf,
  type Row,
  shorten,
  statePattern,
} from "./lockRules.ts";

/** The committed description of a corpus: which covers, never the covers. */
export interface Lock {
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
  absent?: readonly AbsentCover[];
}

/** In place of a split: it can be read, but its genre is not compared. */
const leftOut = "left out";

/** What a table says beyond folders: the genres, which the header calls labels, and what must not be parted. */
interface Layout {
  isLabelled: boolean;
  isGrouped: boolean;
}

const layouts: readonly Layout[] = [false, true].flatMap((isLabelled) =>
  [false, true].map((isGrouped) => ({ isLabelled, isGrouped })),
);

function columnsOf({ isGrouped }: Pick<Layout, "isGrouped">): (keyof Row)[] {
  return columns.filter((name) => isGrouped || name !== "group");
}

function headerOf(layout: Layout): string {
  const names = columnsOf(layout).join("\t");
  return layout.isLabelled ? names.replace("\tgenre\t", "\tlabel\t") : names;
}

/** Locks written before covers were fetched have no source and licence: they are read, never written. */
const oldColumns = columnsOf({ isGrouped: false }).filter(
  (name) => name !== "source" && name !== "licence",
);

/**
 * Tab-separated text, one cover a line, sorted by id; what is not here has its state in place of a split, and why as
 * note. Throws UserError for what no lock may hold.
 */
export function formatLock(
  { covers, unreadable, absent = [] }: Lock,
  { isLabelled = false } = {},
): string {
  const rows = [
    ...covers.map(coverRow),
    ...unreadable.map(unreadableRow),
    ...absent.map(absentRow),
  ];
  rows.sort((a, b) => byCodeUnit(a.id, b.id));
  const placeOf = (index: number) => `cannot be listed: ${JSON.stringify(rows[index]!.id)}`;
  check(rows, placeOf, isLabelled);
  const isGrouped = rows.some(({ group }) => group !== "");
  const names = columnsOf({ isGrouped });
  const lines = rows.map((row) => names.map((name) => row[name] || "-").join("\t"));
  return [headerOf({ isLabelled, isGrouped }), ...lines].map((line) => `${line}\n`).join("");
}

/** Whether a table says the genre of something: it does not lie in the folder of its genre. */
export function areLabelled(found: readonly Pick<Cover, "id" | "genre">[]): boolean {
  return found.some(({ id, genre }) => !isInPlace(unreadableRow({ id, genre, reason: "" })));
}

/** Throws UserError for lines that no lock may hold; a look-alike names the first of its like, which has no note, and a group its first. */
function check(
  rows: readonly Row[],
  placeOf: (index: number) => string,
  isLabelled: boolean,
): void {
  const firsts = new Set(rows.filter(({ note }) => note === "").map(({ id }) => id));
  const groups = new Set(["", ...rows.filter(({ id, group }) => id === group).map(({ id }) => id)]);
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const problem = problemOf(row, isLabelled) ?? problemAmong(row, { seen, firsts, groups });
    if (problem !== null) throw new UserError(`${placeOf(index)}: ${problem}`);
    seen.add(row.id);
  });
}

function problemAmong(
  { id, split, group, note }: Row,
  { seen, firsts, groups }: Record<"seen" | "firsts" | "groups", ReadonlySet<string>>,
): string | null {
  if (seen.has(id)) return `cover listed twice: ${id}`;
  if (!groups.has(group))
    return `group: expected the first of its group, received ${JSON.stringify(group)}`;
  if (!isSplit(split) || note === "" || firsts.has(note.slice(lookAlike.length))) return null;
  return `note: expected the first of the covers that look the same, received ${JSON.stringify(note)}`;
}

function coverRow(cover: Cover): Row {
  const { id, genre, split, sha256, sizeBytes, width, height, phash, duplicateOf } = cover;
  const { source = "", licence = "", group = "" } = cover;
  const note = duplicateOf && `${lookAlike}${duplicateOf}`;
  const size = { bytes: sizeBytes ? `${sizeBytes}` : "", width: `${width}`, height: `${height}` };
  return { id, genre, split, sha256, ...size, phash, source, licence, group, note };
}

function unreadableRow({ id, genre, reason, isLeftOut }: UnreadableCover): Row {
  return emptyRow({
    id: printable(id).replaceAll("\\", "\ufffd"),
    genre,
    split: isLeftOut ? leftOut : "unreadable",
    note: printable(reason),
  });
}

function absentRow({ id, genre, state, side, reason }: AbsentCover): Row {
  const split = side ? `${state} (${side})` : state;
  return emptyRow({ id, genre, split, note: printable(reason) });
}

function emptyRow(known: Pick<Row, "id" | "genre" | "split" | "note">): Row {
  const facts = { sha256: "", bytes: "", width: "", height: "", phash: "" };
  return { ...facts, source: "", licence: "", group: "", ...known };
}

function printable(text: string): string {
  return text.replaceAll(new RegExp(unprintable, "gu"), "\ufffd").slice(0, 1000);
}

/** Reads `formatLock`'s text; `file` names it in errors. */
export function parseLock(text: string, file: string): Lock {
  return parseLocks([{ file, text }]);
}

/** Text of a lock or of a part of one, and the file that it stands in. */
export interface LockText {
  file: string;
  text: string;
}

/** Reads a lock that is kept in parts. */
export function parseLocks(texts: readonly LockText[]): Lock {
  const placed = texts.flatMap(parseRows);
  if (texts.length > 1) placed.sort((a, b) => byCodeUnit(a.row.id, b.row.id));
  const rows = placed.map(({ row }) => row);
  const isLabelled = texts.some(({ text }) => layoutOf(readHeader(text))?.isLabelled);
  check(rows, (index) => placed[index]!.place, isLabelled);
  return lockOf(rows);
}

function parseRows({ file, text }: LockText): { row: Row; place: string }[] {
  const plain = text
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .replace(/\n$/, "");
  const [header, ...lines] = plain.split("\n");
  const names = parseHeader(header!, file);
  return lines.map((line, index) => {
    const place = `${file}:${index + 2}`;
    return { row: parseRow(line, names, place), place };
  });
}

function readHeader(text: string): string {
  return /^\ufeff?([^\r\n]*)/.exec(text)![1]!;
}

function lockOf(rows: readonly Row[]): Lock {
  const covers: Cover[] = [];
  const unreadable: UnreadableCover[] = [];
  const absent: AbsentCover[] = [];
  for (const row of rows) {
    const { id, genre, note: reason } = row;
    const [, split, state, side] = statePattern.exec(row.split) as unknown as State;
    if (split) covers.push(coverOf(row, split));
    else if (state) absent.push({ id, genre, state, ...(side && { side }), reason });
    else unreadable.push({ id, genre, reason, ...(row.split === leftOut && { isLeftOut: true }) });
  }
  return { covers, unreadable, absent };
}

type State = [string, Split | undefined, AbsentCover["state"] | undefined, Split | undefined];

function parseHeader(header: string, file: string): readonly (keyof Row)[] {
  const layout = layoutOf(header);
  if (layout !== undefined) return columnsOf(layout);
  if (header === oldColumns.join("\t")) return oldColumns;
  const expected = columnsOf({ isGrouped: false }).join(" ");
  throw new UserError(
    `${file}:1: unexpected columns (expected ${expected}, received ${shorten(header)})`,
  );
}

function layoutOf(header: string): Layout | undefined {
  return layouts.find((layout) => headerOf(layout) === header);
}

function parseRow(line: string, names: readonly (keyof Row)[], place: string): Row {
  const cells = line.split("\t").map((cell) => (cell === "-" ? "" : cell));
  if (cells.length !== names.length)
    throw new UserError(`${place}: expected ${names.length} columns, received ${cells.length}`);
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index]!]));
  return { source: "", licence: "", group: "", ...row } as Row;
}

function coverOf(row: Row, split: Split): Cover {
  const { id, genre, sha256, phash, source, licence, group } = row;
  const duplicateOf = row.note.slice(lookAlike.length);
  const [width, height, sizeBytes] = [Number(row.width), Number(row.height), Number(row.bytes)];
  const facts = { sha256, sizeBytes, width, height, phash, duplicateOf };
  const optional = {
    ...(source && { source }),
    ...(licence && { licence }),
    ...(group && { group }),
  };
  return { id, genre, split, ...facts, ...optional };
}
