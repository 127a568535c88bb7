import { formatJson } from "../../analyses/results.ts";
import type { Poster } from "../../data/poster.ts";
import { countCovers, type Edition } from "../edition.ts";

/** All numbers of the site as one JSON file, keys sorted, as `report/results.schema.json` says. */
export function resultsFile(editions: readonly Edition[], poster: Poster, version: string): string {
  const file = { $schema: "results.schema.json", version, poster, corpora: editions.map(corpusOf) };
  return formatJson(file);
}

function corpusOf({ corpus, title, results, provenance }: Edition) {
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
