import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import type { Freshness, ResultChange } from "../read/change.ts";

/** Parameters that differ between the keys of the two ends, or between a stale result and the code, each once. */
export function changedParams(results: readonly ResultChange[], freshness: Freshness): string[] {
  const analysisOf = (id: string) => id.slice(id.indexOf("/") + 1);
  const moved = results.flatMap(({ id, causes }) =>
    causes.filter(({ part }) => part === "params").map(({ text }) => `${analysisOf(id)}.${text}`),
  );
  const late = freshness.known ? freshness.stale : [];
  const coming = late.flatMap(({ id, reasons }) =>
    reasons
      .filter((reason) => reason.startsWith("params."))
      .map((reason) => `${analysisOf(id)}.${reason.replace(" -> ", " → ")}`),
  );
  return [...new Set([...moved, ...coming])].sort(byCodeUnit);
}
