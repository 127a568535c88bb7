import type { AbsentCover, Cover, Split, UnreadableCover } from "./corpus.ts";
import { byCodeUnit } from "./corpus.ts";
import { UserError } from "./error.ts";

/** The committed description of a corpus: which covers, never the covers. */
export interface Lock {
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
  absent?: readonly AbsentCover[];
}

const identity = ["id", "genre", "split", "sha256", "bytes", "width", "height", "phash"];
const columns = [...identity, "source", "licence", "note"];
/** Locks written before covers were fetched: they are read, never written. */
const oldColumns = [...identity, "note"];

/** Tab-separated text, one cover a line, sorted by id; what is not here has its state in place of a split, and why as note. */
export function formatLock({ covers, unreadable, absent = [] }: Lock): string {
  const rows = [
    ...covers.map(coverRow),
    ...unreadable.map(unreadableRow),
    ...absent.map(absentRow),
  ];
  rows.sort((a, b) => byCodeUnit(a[0]!, b[0]!));
  return [columns, ...rows].map((row) => row.map((cell) => cell || "-").join("\t") + "\n").join("");
}

function coverRow(cover: Cover): string[] {
  const { id, genre, split, sha256, sizeBytes, width, height, phash, duplicateOf } = cover;
  const facts = [sha256, sizeBytes ? `${sizeBytes}` : "", `${width}`, `${height}`, phash];
  const note = duplicateOf && `looks like ${duplicateOf}`;
  return [id, genre, split, ...facts, cover.source ?? "", cover.licence ?? "", note];
}

function unreadableRow({ id, genre, reason }: UnreadableCover): string[] {
  return emptyRow(oneLine(id), genre, "unreadable", reason);
}

function absentRow({ id, genre, state, side, reason }: AbsentCover): string[] {
  return emptyRow(id, genre, side ? `${state} (${side})` : state, reason);
}

function emptyRow(id: string, genre: string, state: string, reason: string): string[] {
  return [id, genre, state, "", "", "", "", "", "", "", oneLine(reason)];
}

function oneLine(text: string): string {
  return text.replaceAll(/[\t\r\n]/g, "\ufffd");
}

/** Reads `formatLock`'s text; `file` names it in errors. */
export function parseLock(text: string, file: string): Lock {
  const [header, ...lines] = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const names = parseHeader(header!, file);
  const covers: Cover[] = [];
  const unreadable: UnreadableCover[] = [];
  const absent: AbsentCover[] = [];
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const place = `${file}:${index + 2}`;
    const row = parseRow(line, names, place);
    if (seen.has(row.id)) throw new UserError(`${place}: cover listed twice: ${row.id}`);
    seen.add(row.id);
    const { id, genre, note: reason } = row;
    const state = absentState(row.split);
    if (row.split === "unreadable") unreadable.push({ id, genre, reason });
    else if (state) absent.push({ id, genre, ...state, reason });
    else covers.push(parseCover(row, place));
  });
  return { covers, unreadable, absent };
}

function parseHeader(header: string, file: string): readonly string[] {
  const names = [columns, oldColumns].find((known) => known.join("\t") === header);
  if (names === undefined)
    throw new UserError(`${file}:1: unexpected columns (expected ${columns.join(" ")})`);
  return names;
}

type Row = Record<
  "id" | "genre" | "split" | "sha256" | "bytes" | "width" | "height" | "phash" | "note",
  string
> & { source?: string; licence?: string };

function parseRow(line: string, names: readonly string[], place: string): Row {
  const cells = line.split("\t").map((cell) => (cell === "-" ? "" : cell));
  if (cells.length !== names.length)
    throw new UserError(`${place}: expected ${names.length} columns, received ${cells.length}`);
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index]!])) as Row;
  if (!row.id || !row.genre)
    throw new UserError(`${place}: cover without ${row.id ? "genre" : "id"}`);
  return row;
}

function absentState(text: string): Pick<AbsentCover, "state" | "side"> | null {
  const match = /^(gone|missing)(?: \((train|test)\))?$/.exec(text);
  if (!match) return null;
  const [, state, side] = match as unknown as [string, AbsentCover["state"], Split | undefined];
  return { state, ...(side && { side }) };
}

function parseCover(row: Row, place: string): Cover {
  const { id, genre, sha256, phash, bytes, source, licence } = row;
  if (!/^([0-9a-f]{64})?$/.test(sha256)) throw new UserError(`${place}: not a sha256: ${sha256}`);
  if (!/^([0-9a-f]{16})?$/.test(phash)) throw new UserError(`${place}: not a phash: ${phash}`);
  return {
    id,
    genre,
    split: parseSplit(row.split, place),
    sha256,
    sizeBytes: bytes === "" ? 0 : parseCount(bytes, place),
    width: parseCount(row.width, place),
    height: parseCount(row.height, place),
    phash,
    duplicateOf: row.note.replace(/^looks like /, ""),
    ...(source && { source }),
    ...(licence && { licence }),
  };
}

function parseSplit(text: string, place: string): Split {
  if (text === "train" || text === "test") return text;
  throw new UserError(
    `${place}: unknown split: ${text} (expected train, test, unreadable, gone or missing)`,
  );
}

function parseCount(text: string, place: string): number {
  if (!/^[1-9][0-9]*$/.test(text)) throw new UserError(`${place}: not a positive integer: ${text}`);
  return Number(text);
}
