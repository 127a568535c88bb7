import type { AuditChange, ClaimChange, ValueChange } from "../read/change.ts";
import { groupBy } from "../../language/groupBy.ts";

/** Verdicts of the audit that moved alike: `not computed yet → consistent`, with the statements; the most first. */
export function auditMoves(audit: readonly AuditChange[]): [move: string, AuditChange[]][] {
  const moves = groupBy(audit, ({ before, after }) => `${before ?? "none"} → ${after ?? "none"}`);
  return moves.sort(([, a], [, b]) => b.length - a.length);
}

/** Claims a reviewer must read, and how many by file are new and true, or came and went with files that cannot be read. */
export function sortClaims(claims: readonly ClaimChange[]): {
  told: ClaimChange[];
  /** `58 in report/paper.md` */
  fresh: string[];
} {
  const holds = ({ change, after }: ClaimChange) => change === "new" && after === "true";
  const files = groupBy(claims.filter(holds), ({ place }) => place.replace(/:\d+$/, ""));
  return {
    told: claims.filter((claim) => !holds(claim)),
    fresh: files.map(([file, own]) => `${own.length} in ${file}`),
  };
}

/**
 * Where values of one result are new or gone: `models.alexNet`, at most four such places, each as far as it takes to tell
 * it from those of the other values.
 */
export function placesOf(id: string, values: readonly ValueChange[], verdict: string): string {
  const pathOf = (value: ValueChange) => value.id.slice(id.length + 1).split(".");
  const beginnings = (path: string[]) => path.map((_, i) => path.slice(0, i + 1).join("."));
  const own = values.filter((value) => value.verdict === verdict);
  const others = values.filter((value) => value.verdict !== verdict);
  const taken = new Set(["models", ...others.flatMap((value) => beginnings(pathOf(value)))]);
  const place = (value: ValueChange) => {
    const places = beginnings(pathOf(value));
    return places.find((name) => !taken.has(name)) ?? places.at(-1)!;
  };
  const names = groupBy(own, place).map(([name]) => name);
  const rest = names.length - 4;
  return [...names.slice(0, 4), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/**
 * Values as a table shows them. Where more than `fewest` of one result cannot be compared for the same reason, it stands in
 * short beside each, and once in full.
 */
export function foldReasons(
  values: readonly ValueChange[],
  fewest = 3,
): {
  told: ValueChange[];
  /** `62 values of bandcamp/histogramSimilarity` and why */
  reasons: [what: string, why: string][];
} {
  const isRefused = ({ verdict }: ValueChange) => verdict === "not comparable";
  const groups = groupBy(values.filter(isRefused), ({ id, why }) => `${resultOf(id)}\0${why}`);
  const many = groups.filter(([, { length }]) => length > fewest);
  const folded = new Set(many.flatMap(([, group]) => group));
  return {
    told: values.map((value) =>
      folded.has(value) ? { ...value, why: value.why.split(":", 1).join() } : value,
    ),
    reasons: many.map(([name, { length }]) => {
      const [id = "", why = ""] = name.split("\0");
      return [`${length} ${length === 1 ? "value" : "values"} of ${id}`, why];
    }),
  };
}

/** `bandcamp/baselines` of `bandcamp/baselines.models.svm`. */
function resultOf(id: string): string {
  return id.split(".", 1).join();
}
