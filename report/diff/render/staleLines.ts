import { inWords } from "../../language/formats.ts";
import { cut } from "../../language/markdownText.ts";
import type { StaleResult } from "../read/change.ts";
import { groupBy } from "../../language/groupBy.ts";

/** What is stale, a line for all that are so for the same reasons. */
export function staleLines(stale: readonly StaleResult[]): string[] {
  return groupBy(stale, ({ reasons }) => reasons.join("; ")).map(([reason, group]) => {
    const why = `these numbers are ${originOf(group[0]!.reasons)} (${cut(reason, 200)})`;
    const [first] = group;
    if (group.length === 1) return `${first!.id} is stale: ${why}. ${first!.command} computes it.`;
    const names = group.map(({ id }) => id).join(", ");
    return `${group.length} results are stale: ${why}. ${commonCommand(group)} computes them: ${names}.`;
  });
}

/** What the numbers are of, by what changed since. */
function originOf(reasons: readonly string[]): string {
  const changed = (part: string) => reasons.some((reason) => reason.startsWith(part));
  const known: [part: string, origin: string][] = [
    ["corpus", "the old covers"],
    ["code", "the old code"],
    ["params", "other parameters"],
    ["engine", "another engine"],
    ["environment", "other packages"],
  ];
  const origins = known.filter(([part]) => changed(part)).map(([, origin]) => origin);
  return origins.length === 0 ? "of an older state" : `of ${inWords(origins)}`;
}

/** Of one corpus where all are of it. */
function commonCommand(group: readonly StaleResult[]): string {
  const shorter = [/ --only \S+$/, / -- .*$/];
  const commands = [[], [shorter[0]!], shorter].map((ends) =>
    group.map(({ command }) => ends.reduce((text, end) => text.replace(end, ""), command)),
  );
  return commands.find((all) => new Set(all).size === 1)?.[0] ?? group[0]!.command;
}
