import { readModule } from "../../../data/code/moduleCode.ts";
import { changedModules, reach } from "../../../data/code/reach.ts";
import type { ResultSet } from "../read/resultSet.ts";

const entry = "report/audit/posterAudit.ts";

/** Modules of the audit that do something else at the head; none where an end has no audit. */
export async function changedRules(base: ResultSet, head: ResultSet): Promise<string[]> {
  if (!base.texts.has(entry) || !head.texts.has(entry)) return [];
  const [old, now] = await Promise.all([base, head].map(rulesOf));
  return changedModules(old!, now!);
}

/** What each module of the audit does, but for what it takes from the analyses and the data. */
async function rulesOf({ texts }: ResultSet): Promise<Record<string, string>> {
  const read = async (path: string) => {
    const text = path.startsWith("report/") ? texts.get(path) : undefined;
    return text === undefined ? null : readModule(path, text);
  };
  return (await reach(entry, read)).modules;
}
