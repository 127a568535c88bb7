import { byCodeUnit, type Cover } from "../../data/corpus/corpus.ts";
import type { Edition } from "../edition/edition.ts";
import type { Table } from "./table.ts";

/** How many covers were fetched from which host, and what is said there of their licence. */
export function origin({ corpus }: Edition): Table {
  const counts = new Map<string, number>();
  for (const cover of corpus.covers) {
    const key = JSON.stringify([hostOf(cover), cover.licence ?? "unknown"]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].sort(([a], [b]) => byCodeUnit(a, b));
  return {
    columns: [{ label: "from" }, { label: "licence" }, { label: "covers", decimals: 0 }],
    rows: rows.map(([key, count]) => [...(JSON.parse(key) as [string, string]), count]),
  };
}

function hostOf({ source }: Cover): string {
  return source === undefined ? "unknown" : new URL(source).host;
}
