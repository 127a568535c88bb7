import { count } from "../audit/terms/words.ts";
import { isObject } from "../../analyses/pipeline/key.ts";
import { genreLabel, type Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import { learnerLabel, networkLabel } from "../language/labels.ts";
import { placeId } from "./audit.ts";
import type { Table } from "./table.ts";

/** What stands at each place of poster, write-up and link table, and its path in data/poster.json. */
export function auditSources(_: Edition, poster: Poster): Table {
  const { claims, ...data } = poster;
  const groups = groupsIn(data, "");
  const places = [...new Set([...groups, ...claims].map(({ where }) => where))];
  const labelOf = (name: string): string => nameInWords(name, poster);
  const rows = places.map((place) => {
    const own = groups.filter(({ where }) => where === place);
    const lines = own.flatMap(({ values }) => linesOf("", values, labelOf));
    if (own.length === 0) return [place, "sentences, no numbers", "claims"];
    return [place, lines, own.map(({ path }) => path)];
  });
  return {
    columns: [
      { label: "place" },
      { label: "what stands there" },
      { label: "path in data/poster.json" },
    ],
    rows,
    marks: places.map((place) => ({ id: placeId(place) })),
  };
}

interface Group {
  where: string;
  path: string;
  values: Record<string, unknown>;
}

/** Every object that says where it stands. */
function groupsIn(value: unknown, path: string): Group[] {
  if (!isObject(value)) return [];
  const { where, unit: _, ...values } = value;
  if (typeof where === "string") return [{ where, path, values }];
  return Object.entries(value).flatMap(([name, item]) =>
    groupsIn(item, path === "" ? name : `${path}.${name}`),
  );
}

type LabelOf = (name: string) => string;

/** Plain data in lines: what is small or flat on one, the rest member by member; a lone member needs no name. */
function linesOf(label: string, value: unknown, labelOf: LabelOf): string[] {
  if (isShort(value)) return [named(label, value, labelOf)];
  const members = itemsOf(value);
  return members.flatMap(([name, item]) => {
    const isLone = members.length === 1 && !isShort(item);
    const own = isLone ? [label] : [label, labelOf(name)].filter((part) => part !== "");
    return linesOf(own.join(", "), item, labelOf);
  });
}

function named(label: string, value: unknown, labelOf: LabelOf): string {
  const text = inLine(value, labelOf);
  return label === "" ? text : `${label}${isNested(value) ? ":" : ""} ${text}`;
}

/** Four values, or any number at one level. */
function isShort(value: unknown): boolean {
  const items = itemsOf(value);
  return leavesOf(value) <= 4 || items.every(([, item]) => !isNested(item));
}

function inLine(value: unknown, labelOf: LabelOf): string {
  if (value === null) return "not stated";
  if (typeof value === "number") return Number.isInteger(value) ? count(value) : String(value);
  if (!isNested(value)) return labelOf(String(value));
  const members = itemsOf(value);
  const parts = members.map(([name, item]) => named(labelOf(name), item, labelOf));
  return parts.join(members.some(([, item]) => isNested(item)) ? "; " : ", ");
}

/** Items of a list go by their own name, or by none. */
function itemsOf(value: unknown): [string, unknown][] {
  if (isObject(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    if (!isObject(item)) return ["", item];
    const { name, ...rest } = item;
    return [typeof name === "string" ? name : "", rest];
  });
}

function leavesOf(value: unknown): number {
  if (!isNested(value)) return 1;
  return itemsOf(value).reduce((sum, [, item]) => sum + leavesOf(item), 0);
}

/** `hiphop_rap` -> hip hop/rap, `alexNet` -> AlexNet, `fewestPerGenre` -> fewest per genre. */
function nameInWords(name: string, poster: Poster): string {
  const known = networkLabel(learnerLabel(genreLabel(poster, name)));
  if (known !== name || !/^[a-z][A-Za-z]*$/.test(name)) return known;
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isNested(value: unknown): boolean {
  return isObject(value) || Array.isArray(value);
}
