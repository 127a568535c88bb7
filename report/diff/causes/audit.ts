import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import type { AuditChange } from "../read/change.ts";
import type { ResultSet } from "../read/resultSet.ts";

/** A published statement held against something, as far as a diff needs it. */
export interface AuditedClaim {
  id: string;
  /** in words */
  verdict: string;
  reason: string;
}

/** Audits the published statements against the results of one end. */
export type Audit = (set: ResultSet) => AuditedClaim[];

/** Verdicts that changed, came or went; a reason alone is no change. */
export function compareAudits(
  before: readonly AuditedClaim[],
  after: readonly AuditedClaim[],
): AuditChange[] {
  const [old, now] = [byId(before), byId(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort(byCodeUnit);
  return ids
    .map((id) => ({
      id,
      before: old.get(id)?.verdict ?? null,
      after: now.get(id)?.verdict ?? null,
      why: (now.get(id) ?? old.get(id)!).reason,
    }))
    .filter((change) => change.before !== change.after);
}

function byId(claims: readonly AuditedClaim[]): Map<string, AuditedClaim> {
  return new Map(claims.map((claim) => [claim.id, claim]));
}
