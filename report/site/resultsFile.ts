import { formatJson } from "../../analyses/pipeline/results.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { countCovers, type Edition } from "../edition/edition.ts";

/** All numbers of the site as one JSON file, keys sorted, as `report/results.schema.json` says. */
export function resultsFile(editions: readonly Edition[], poster: Poster, version: string): string {
  const about = JSON.stringify({ poster, version });
  const last = written.get(editions);
  if (last?.about === about) return last.text;
  const file = { $schema: "results.schema.json", version, poster, corpora: editions.map(corpusOf) };
  const text = formatJson(file);
  written.set(editions, { about, text });
  return text;
}

/** A preview shows the same results again and again. */
const written = new WeakMap<readonly Edition[], { about: string; text: string }>();

function corpusOf({ corpus, title, results: shown, stored: results = shown, provenance }: Edition) {
  const names = Object.keys(results).sort();
  return {
    name: corpus.name,
    title,
    hash: corpus.hash,
    genres: corpus.genres,
    counts: countCovers(corpus),
    results: names.map((analysis) => ({
      analysis,
      key: provenance?.[analysis]?.key ?? null,
      parts: provenance?.[analysis]?.parts ?? null,
      result: (results as Record<string, unknown>)[analysis],
    })),
  };
}
