import { isGenreName, sideNamed } from "./folderNames.ts";
import { isPlainName, unprintable } from "../inside.ts";

/** A line of a lock: a cell for each column, empty where there is nothing to say. */
export type Row = Record<(typeof columns)[number], string>;

export const columns = [
  ...(["id", "genre", "split", "sha256", "bytes", "width", "height", "phash"] as const),
  ...(["source", "licence", "group", "note"] as const),
];

/** 256 MiB: no cover is larger. */
export const maxCoverBytes = 2 ** 28;
/** The side of a picture one pixel high that has as many pixels as are decoded. */
export const maxSide = 64e6;

/** What a lock says of the sides: of a cover, or why there is none. */
export const statePattern =
  /^(?:(train|test)|unreadable|left out|(gone|missing)(?: \((train|test)\))?)$/;

/** What a cover's note begins with when it looks like another. */
export const lookAlike = "looks like ";

export function isSplit(text: string): boolean {
  return text === "train" || text === "test";
}

interface Rule {
  expected: string;
  holds: (cell: string, row: Row) => boolean;
}

type Rules = Partial<Record<keyof Row, Rule>>;

const count = (most: number) => ({
  expected: `a whole number from 1 to ${most}`,
  holds: (cell: string) => /^[1-9][0-9]{0,9}$/.test(cell) && Number(cell) <= most,
});

const text = {
  expected: "one line of text, of at most 1000 characters",
  holds: (cell: string) => cell.length <= 1000 && !unprintable.test(cell),
};

/** What a lock holds, by column: its writer and its reader go by the same rules. */
const rules: Rules = {
  genre: {
    expected: "the name of a folder, other than all",
    holds: (cell, row) => (isShown(cell) && isGenreName(cell)) || isInNoGenre(row),
  },
  id: {
    expected: "GENRE/FILE, or train|test/GENRE/FILE",
    holds: (cell, row) => isId(cell.split("/"), row),
  },
  split: {
    expected: "train, test, unreadable, left out, gone or missing",
    holds: (cell) => statePattern.test(cell),
  },
  licence: text,
  note: text,
};

/** Where a table says the genre of each file, it may lie anywhere. */
const labelledRules: Rules = {
  ...rules,
  id: {
    expected: "a path below the folder",
    holds: (cell) => cell.split("/").every(isShown),
  },
};

/** Whether it lies in the folder of its genre. */
export function isInPlace(row: Row): boolean {
  return isId(row.id.split("/"), row);
}

/** Of covers that can be read. */
const coverRules: Rules = {
  sha256: { expected: "64 hexadecimal digits", holds: (cell) => /^[0-9a-f]{64}$/.test(cell) },
  bytes: count(maxCoverBytes),
  width: count(maxSide),
  height: count(maxSide),
  phash: { expected: "16 hexadecimal digits", holds: (cell) => /^[0-9a-f]{16}$/.test(cell) },
  group: {
    expected: "an id, or nothing",
    holds: (cell) => cell === "" || cell.split("/").every(isShown),
  },
  source: { expected: "a URL of http or https", holds: (cell) => cell === "" || isWebUrl(cell) },
  note: {
    expected: "looks like ID, or nothing",
    holds: (cell) => cell === "" || cell.startsWith(lookAlike),
  },
};

const drawn: readonly (keyof Row)[] = ["sha256", "bytes", "phash"];

/** Hidden files are no covers, and a hyphen stands for nothing. */
function isShown(name: string): boolean {
  return isPlainName(name) && !/^(\..*|-)$/.test(name);
}

function isId(parts: readonly string[], row: Row): boolean {
  const inGenre = parts.length === 3 ? sideNamed(parts[0]!) !== undefined : parts.length === 2;
  const isPlace = (inGenre && parts.at(-2) === row.genre) || isInNoGenre(row);
  return isPlace && parts.every(isShown);
}

/** What lies beside or between the folders of genres is listed, too, where it cannot be used. */
function isInNoGenre({ genre, split }: Row): boolean {
  return genre === "" && split === "unreadable";
}

function isWebUrl(cell: string): boolean {
  if (/[^\x21-\x7e]/.test(cell) || cell.length > 1000 || !URL.canParse(cell)) return false;
  const { protocol, username, password } = new URL(cell);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** What is wrong with a line of a lock, with the column, or null. */
export function problemOf(row: Row, isLabelled = false): string | null {
  const wrong =
    firstWrong(row, isLabelled ? labelledRules : rules) ?? firstWrong(row, rulesFor(row));
  if (wrong === null) return null;
  const [column, expected] = wrong;
  return `${column}: expected ${expected}, received ${shorten(row[column])}`;
}

function firstWrong(row: Row, rules: Rules): [keyof Row, string] | null {
  for (const [name, { expected, holds }] of Object.entries(rules)) {
    const column = name as keyof Row;
    if (!holds(row[column], row)) return [column, expected];
  }
  return null;
}

/** Drawn covers have no file; of what is not here nothing but the reason is known. */
function rulesFor(row: Row): Rules {
  const nothing: Rule = { expected: "nothing", holds: (cell) => cell === "" };
  const without = (names: readonly (keyof Row)[]) =>
    Object.fromEntries(names.map((name) => [name, nothing]));
  if (!isSplit(row.split)) return without(columns.slice(3, -1));
  if (row.sha256 === "") return { ...coverRules, ...without(drawn) };
  return coverRules;
}

/** A text as an error shows it. */
export function shorten(cell: string): string {
  return JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}...` : cell);
}
