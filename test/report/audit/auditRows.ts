import { readFileSync } from "node:fs";
import { type AuditRow, type Computed, posterAudit } from "../../../report/audit/posterAudit.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import { parsePoster } from "../../../data/poster/parsePoster.ts";
import { sampleEdition } from "../sampleEdition.ts";

const json = JSON.parse(
  readFileSync(new URL("../../../data/poster.json", import.meta.url), "utf8"),
) as unknown;
export const poster = parsePoster(json);
export const all = poster.genres.map(({ name }) => name);

/** The poster with other numbers. */
export function changed(change: (poster: Poster) => void): Poster {
  const copy = structuredClone(poster);
  change(copy);
  return parsePoster(copy);
}

/** Invented results on a corpus of these genres. */
export function computedOn(genres?: string[], name?: string): Computed {
  const { corpus, results } = sampleEdition(name, genres);
  return { corpus, results: structuredClone(results) };
}

export function rowOf(id: string, of: Poster = poster, computed: Computed[] = []): AuditRow {
  const row = posterAudit(of, computed).find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row: ${id}`);
  return row;
}

export function verdict(id: string, of?: Poster, computed?: Computed[]): string {
  return rowOf(id, of, computed).verdict;
}
