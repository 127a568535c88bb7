import type { Results } from "../../analyses/index.ts";
import { type AuditResults, posterAudit } from "../audit/posterAudit.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { parsePoster } from "../../data/poster/parsePoster.ts";
import { posterCorpus } from "../../data/corpus/corpusNames.ts";
import { unheldGenres, withoutGenres } from "../edition/scope/heldGenres.ts";
import type { Audit, AuditedClaim } from "./causes/audit.ts";
import { parseJson, type ResultSet } from "./read/resultSet.ts";

const posterFile = "data/poster.json";

/** Holds the poster's statements against each end's results, by today's rules; `poster` for ends that tell none of their own. */
export function auditWith(poster: Poster): Audit {
  return (set) => {
    try {
      return auditOf(set, posterOf(set) ?? poster);
    } catch (error) {
      // results of other code may have another shape: what they say of the poster is not known
      if (error instanceof TypeError) return [];
      throw error;
    }
  };
}

function auditOf(set: ResultSet, poster: Poster): AuditedClaim[] {
  const corpus = set.corpora.get(posterCorpus);
  if (corpus === undefined) return posterAudit(poster, []);
  const own = [...set.results.values()].filter((stored) => stored.corpus === posterCorpus);
  const entries = own.map(({ analysis, result }) => [analysis, result]);
  const results = Object.fromEntries(entries) as AuditResults & Results;
  const left = [...unheldGenres(corpus, results).values()].flat();
  return posterAudit(poster, [{ corpus: withoutGenres(corpus, left), results }]);
}

/** The poster as the end itself types it; null for older ends, which list no statements in today's way. */
export function posterOf({ texts }: ResultSet): Poster | null {
  const text = texts.get(posterFile);
  if (text === undefined) return null;
  try {
    return parsePoster(parseJson(text, posterFile));
  } catch {
    return null;
  }
}
