import type { GenreCounts } from "../corpus/genreCounts.ts";
import type { Comparison } from "./compareLocks.ts";
import type { Fate } from "./hosts/covers.ts";
import { formatBytes } from "./plan.ts";
import type { HostProgress } from "./net/tally.ts";

const countNames = ["listed", "found", "unreadable", "gone", "missing", "duplicates"] as const;

export function formatGenres(counts: readonly GenreCounts[]): string[] {
  const rows = counts.map((row) => [row.genre, ...countNames.map((name) => `${row[name]}`)]);
  const sums = countNames.map((name) => `${counts.reduce((sum, row) => sum + row[name], 0)}`);
  return formatTable([["genre", ...countNames], ...rows, ["all", ...sums]]);
}

export function formatHosts(hosts: readonly HostProgress[]): string[] {
  if (hosts.length === 0) return [];
  const rows = hosts.map(({ host, done, total, bytes, errors }) => {
    return [host, `${done} of ${total}`, formatBytes(bytes), `${errors}`];
  });
  return formatTable([["host", "requests", "received", "errors"], ...rows]);
}

/** First column to the left, the others to the right. */
function formatTable(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return `  ${cells.join("  ")}`;
  });
}

/** Each reason once, with how many covers it stopped and one of them. */
export function formatReasons(fates: readonly Fate[]): string[] {
  const ids = new Map<string, string[]>();
  for (const { state, reason, id } of fates) {
    if (state === "found") continue;
    const key = `${state}: ${reason}`;
    ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return [...ids].map(
    ([reason, list]) => `  ${list.length} ${reason} (${list[0]}${list.length > 1 ? ", ..." : ""})`,
  );
}

const shown = 10;

/** How the covers relate to those of the lock before. */
export function formatComparison({ same, reencoded, changed, added, lost }: Comparison): string[] {
  const first = `  compared with the lock before: ${same} same bytes, ${reencoded} same picture encoded anew, ${changed.length} other picture, ${added} new, ${lost} no longer here`;
  return [first, ...formatChanged(changed)];
}

/** Which of a lock's covers are not here as it lists them. */
export function formatDifferences({
  reencoded,
  changed,
  lost,
}: Pick<Comparison, "reencoded" | "changed" | "lost">): string[] {
  const first = `  not as listed: ${lost} missing, ${reencoded} same picture encoded anew, ${changed.length} other picture`;
  return [first, ...formatChanged(changed)];
}

function formatChanged(changed: Comparison["changed"]): string[] {
  const others = changed
    .slice(0, shown)
    .map(({ id, bits }) => `  other picture: ${id} (${bits} of 64 bits differ)`);
  const more = changed.length > shown ? [`  and ${changed.length - shown} more`] : [];
  return [...others, ...more];
}
