import { counted } from "../../language/formats.ts";
import type { ClaimChange, Diff, ResultChange, ValueChange } from "../read/change.ts";
import { verdicts } from "../read/change.ts";

/** `2 regressed, 1 improved`; verdicts in order, the worst first; empty when there are none. */
export function countVerdicts(values: readonly ValueChange[]): string {
  const counts = verdicts.map(
    (verdict) => [values.filter((value) => value.verdict === verdict).length, verdict] as const,
  );
  return counts
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`)
    .join(", ");
}

/** One sentence about everything: `Results: 1 changed (values: 2 regressed); data: 10 covers; claims: 6`. */
export function headline(diff: Diff): string {
  const kinds = countKinds(diff).filter(([, count]) => count !== "");
  return [resultsPart(diff), ...kinds.map(([kind, count]) => `${kind}: ${count}`)].join("; ");
}

function resultsPart({ results }: Diff): string {
  const moved = results.filter(({ state }) => state !== "same" && state !== "recomputed");
  if (moved.length === 0) return "No result changed";
  const named = (state: ResultChange["state"]) => moved.filter((result) => result.state === state);
  const facts = (["changed", "new", "removed"] as const).flatMap((state) => {
    const count = named(state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const values = countVerdicts(named("changed").flatMap(({ values }) => values));
  return `Results: ${facts.join(", ")}${values === "" ? "" : ` (values: ${values})`}`;
}

/** What changed besides results, by kind; empty where nothing did. */
function countKinds(diff: Diff): [kind: string, count: string][] {
  const { claims, texts, repainted, freshness, altered } = diff;
  const isLook = (path: string) => path.endsWith(".css");
  const amounts: [kind: string, count: number][] = [
    ["damaged", altered.length],
    ["stale", freshness.known ? freshness.stale.length : 0],
    ["packages", diff.packages.length],
    ["parameters", diff.params.length],
    ["audit", diff.audit.length],
    ["gates", diff.gates.edited.length],
    ["prose", texts.filter((path) => path.endsWith(".md")).length],
    ["looks", texts.filter(isLook).length + repainted.length],
  ];
  const counts = amounts.map(([kind, n]): [string, string] => [kind, n === 0 ? "" : `${n}`]);
  const [doubtful, others] = [counts.slice(0, 2), counts.slice(2)];
  return [...doubtful, ["data", countData(diff)], ["claims", countClaims(claims)], ...others];
}

function countData({ corpora, texts }: Diff): string {
  const sum = corpora.reduce((total, { covers }) => total + covers, 0);
  const poster = texts.filter((path) => path.startsWith("data/"));
  return [...(sum > 0 ? [counted(sum, "cover")] : []), ...poster].join(", ");
}

function countClaims(claims: readonly ClaimChange[]): string {
  if (claims.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { change } of claims) counts.set(change, (counts.get(change) ?? 0) + 1);
  return [...counts].map(([change, count]) => `${count} ${change}`).join(", ");
}

/** Whether there is nothing that a reviewer would not see from the changed files themselves. */
export function isQuiet(diff: Diff): boolean {
  const isUnmoved = diff.results.every(({ state }) => state === "same" || state === "recomputed");
  const loud = countKinds(diff).filter(([kind]) => kind !== "prose" && kind !== "looks");
  const doubtful = [...diff.contradictory, ...diff.auditRules];
  return isUnmoved && loud.every(([, count]) => count === "") && doubtful.length === 0;
}
