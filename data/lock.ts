import type { Cover, Split, UnreadableCover } from "./corpus.ts";
import { byCodeUnit } from "./corpus.ts";
import { UserError } from "./error.ts";

/** The committed description of a corpus: which covers, never the covers. */
export interface Lock {
  covers: readonly Cover[];
  unreadable: readonly UnreadableCover[];
}

const columns = ["id", "genre", "split", "sha256", "bytes", "width", "height", "phash", "note"];

/** Tab-separated text, one file a line, sorted by id; a cover that could not be read has its reason as note. */
export function formatLock({ covers, unreadable }: Lock): string {
  const rows = [...covers.map(coverRow), ...unreadable.map(unreadableRow)];
  rows.sort((a, b) => byCodeUnit(a[0]!, b[0]!));
  return [columns, ...rows].map((row) => row.map((cell) => cell || "-").join("\t") + "\n").join("");
}

function coverRow(cover: Cover): string[] {
  const { id, genre, split, sha256, sizeBytes, width, height, phash, duplicateOf } = cover;
  const note = duplicateOf && `looks like ${duplicateOf}`;
  return [
    id,
    genre,
    split,
    sha256,
    sizeBytes ? `${sizeBytes}` : "",
    `${width}`,
    `${height}`,
    phash,
    note,
  ];
}

function unreadableRow({ id, genre, reason }: UnreadableCover): string[] {
  return [id.replaceAll(/[\t\r\n]/g, "\ufffd"), genre, "unreadable", "", "", "", "", "", reason];
}

/** Reads `formatLock`'s text; `file` names it in errors. */
export function parseLock(text: string, file: string): Lock {
  const [header, ...lines] = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  if (header !== columns.join("\t"))
    throw new UserError(`${file}:1: unexpected columns (expected ${columns.join(" ")})`);
  const covers: Cover[] = [];
  const unreadable: UnreadableCover[] = [];
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    const place = `${file}:${index + 2}`;
    const cells = line.split("\t").map((cell) => (cell === "-" ? "" : cell));
    if (cells.length !== columns.length)
      throw new UserError(`${place}: expected ${columns.length} columns, received ${cells.length}`);
    if (seen.has(cells[0]!)) throw new UserError(`${place}: cover listed twice: ${cells[0]}`);
    seen.add(cells[0]!);
    if (cells[2] === "unreadable") unreadable.push(parseUnreadable(cells));
    else covers.push(parseCover(cells, place));
  });
  return { covers, unreadable };
}

function parseUnreadable(cells: string[]): UnreadableCover {
  return { id: cells[0]!, genre: cells[1]!, reason: cells[8]! };
}

function parseCover(cells: string[], place: string): Cover {
  const [id, genre, split, sha256, bytes, width, height, phash, note] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (!id || !genre) throw new UserError(`${place}: cover without ${id ? "genre" : "id"}`);
  if (!/^([0-9a-f]{64})?$/.test(sha256)) throw new UserError(`${place}: not a sha256: ${sha256}`);
  if (!/^([0-9a-f]{16})?$/.test(phash)) throw new UserError(`${place}: not a phash: ${phash}`);
  return {
    id,
    genre,
    split: parseSplit(split, place),
    sha256,
    sizeBytes: bytes === "" ? 0 : parseCount(bytes, place),
    width: parseCount(width, place),
    height: parseCount(height, place),
    phash,
    duplicateOf: note.replace(/^looks like /, ""),
  };
}

function parseSplit(text: string, place: string): Split {
  if (text === "train" || text === "test") return text;
  throw new UserError(`${place}: unknown split: ${text} (expected train, test or unreadable)`);
}

function parseCount(text: string, place: string): number {
  if (!/^[1-9][0-9]*$/.test(text)) throw new UserError(`${place}: not a positive integer: ${text}`);
  return Number(text);
}
