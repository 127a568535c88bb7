import { kindLabels, outcomeLabels, outcomeOf, outcomes } from "../audit/outcome.ts";
import type { AuditRow } from "../audit/posterAudit.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { auditRows } from "../edition/scope/auditScope.ts";
import type { Edition } from "../edition/edition.ts";
import type { Table } from "./table.ts";

/** How many of the audit's comparisons of each kind came to which verdict. */
export function verdictCounts(edition: Edition, poster: Poster): Table {
  const all = auditRows(edition, poster);
  const kinds = Object.keys(kindLabels) as AuditRow["kind"][];
  const labels = kinds.map((kind) => ({ label: kindLabels[kind].toLowerCase(), decimals: 0 }));
  return {
    columns: [{ label: "verdict" }, ...labels],
    rows: outcomes.map((outcome) => {
      const own = all.filter((row) => outcomeOf(row) === outcome);
      const counts = kinds.map((kind) => own.filter((row) => row.kind === kind).length);
      return [outcomeLabels[outcome], ...counts];
    }),
  };
}
