import { type AuditRow, countVerdicts, posterAudit } from "../../audit/posterAudit.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import type { Edition } from "../edition.ts";

/** The poster's statements, held against what the edition computed; drawn covers say nothing of them. */
export function auditRows({ corpus, results }: Edition, poster: Poster): AuditRow[] {
  return posterAudit(poster, corpus.name === "control" ? [] : [{ corpus, results }]);
}

/** What prose may refer to as `audit`: `counts`, and by row its verdict and numbers. */
export function auditScope(edition: Edition, poster: Poster): Record<string, unknown> {
  const rows = auditRows(edition, poster);
  return {
    counts: countVerdicts(rows),
    rows: Object.fromEntries(rows.map(({ id, verdict, numbers }) => [id, { verdict, ...numbers }])),
  };
}
