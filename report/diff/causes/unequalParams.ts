import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import { differences, formatDifference } from "../../../analyses/pipeline/key.ts";
import type { ResultChange } from "../read/change.ts";
import { cut } from "../../language/markdownText.ts";
import type { ResultSet, StoredFile } from "../read/resultSet.ts";

/** Analyses that a comparison moved and that ran with other parameters on another corpus, in words. */
export function unequalParams(head: ResultSet, results: readonly ResultChange[]): string[] {
  const moved = results.filter(({ state }) => state !== "same").map(({ id }) => id.split("/")[1]!);
  return [...new Set(moved)].sort(byCodeUnit).flatMap((analysis) => {
    const files = [...head.results.values()].filter((file) => file.analysis === analysis);
    const [first, ...others] = files.sort((a, b) => byCodeUnit(a.corpus, b.corpus));
    return first ? others.flatMap((other) => compareParams(first, other)) : [];
  });
}

function compareParams(first: StoredFile, other: StoredFile): string[] {
  const [place, ...more] = differences(
    first.parts["params"] ?? null,
    other.parts["params"] ?? null,
    "params",
  );
  if (place === undefined) return [];
  const rest = more.length > 0 ? ` and ${more.length} more` : "";
  return [
    `${first.analysis} on ${first.corpus} and on ${other.corpus}: ${cut(formatDifference(place), 120)}${rest}`,
  ];
}
