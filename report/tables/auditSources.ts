import type { Poster } from "../../data/poster/poster.ts";
import type { Edition } from "../edition/edition.ts";
import type { Table } from "./table.ts";
import { placeId } from "./audit.ts";

/** What stands at each place of poster, write-up and link table, by its path in data/poster.json. */
export function auditSources(_: Edition, { claims, ...data }: Poster): Table {
  const groups = groupsIn(data, "");
  const places = [...new Set([...groups, ...claims].map(({ where }) => where))];
  const rows = places.map((place) => {
    const own = groups.filter(({ where }) => where === place);
    return [place, own.length > 0 ? own.map(({ values }) => values) : "sentences, no numbers"];
  });
  return {
    columns: [{ label: "place" }, { label: "what stands there, by its path in data/poster.json" }],
    rows,
    marks: places.map((place) => ({ id: placeId(place) })),
  };
}

/** Every object that says where it stands. */
function groupsIn(value: unknown, path: string): { where: string; values: string }[] {
  if (!isObject(value) || Array.isArray(value)) return [];
  const { where, ...rest } = value;
  if (typeof where === "string") return [{ where, values: `${path}: ${inWords(rest)}` }];
  return Object.entries(value).flatMap(([name, item]) =>
    groupsIn(item, path === "" ? name : `${path}.${name}`),
  );
}

/** Plain data in a line: `ambient 9, dubstep 7`. */
function inWords(value: unknown): string {
  if (value === null) return "not stated";
  if (Array.isArray(value)) return value.map(inWords).join(value.some(isObject) ? "; " : ", ");
  if (!isObject(value)) return String(value);
  const { name, unit: _, ...rest } = value;
  const entries = Object.entries(rest).map(([key, item]) =>
    isObject(item) ? `${key} (${inWords(item)})` : `${key} ${inWords(item)}`,
  );
  return `${typeof name === "string" ? `${name} ` : ""}${entries.join(", ")}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
