import { asJson } from "../../../analyses/pipeline/compute.ts";
import { changes, dependenciesOf, keyOf } from "../../../analyses/pipeline/key.ts";
import type { Dependencies } from "../../../analyses/pipeline/key.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { StaleResult } from "../../diff/read/change.ts";
import type { ResultSet } from "../../diff/read/resultSet.ts";
import { allAnalyses } from "../../paper/allAnalyses.ts";
import { asWanted } from "../../paper/asWanted.ts";
import type { OwnPaper } from "../../paper/readPaper.ts";
import { type Choice, everything } from "../line/arguments.ts";
import type { Edge } from "../line/command.ts";
import { openComputing } from "../line/computing.ts";
import { openCorpora } from "../line/corpora.ts";

/** Results of a set that are not of the keys of the code here, computed by the engine that builds use; those of no analysis are left out. */
export async function findStale(
  set: ResultSet,
  edge: Edge,
  { own, choice }: { own?: OwnPaper | undefined; choice: Choice } = { choice: everything },
): Promise<StaleResult[]> {
  const computing = openComputing(choice, edge, own);
  const stale: StaleResult[] = [];
  for (const { corpus } of await openCorpora(choice, edge, own))
    for (const analysis of asWanted(allAnalyses(), own?.paper, choice.quick)) {
      const step = { ...analysis, params: asJson(analysis.params) };
      const now = await dependenciesOf(step, corpus, computing.engine, computing.identify);
      const which = own === undefined ? ` -- --corpus ${corpus.name} --only ${analysis.name}` : "";
      stale.push(...compareKey(set, corpus, { now, command: `npm run build${which}` }));
    }
  return stale;
}

function compareKey(
  { results }: ResultSet,
  { name }: Corpus,
  { now, command }: { now: Dependencies; command: string },
): StaleResult[] {
  const analysis = now.parts.name;
  const stored = results.get(`${name}/${analysis}`);
  if (!stored || stored.key === keyOf(now.parts)) return [];
  const before = { parts: stored.parts as Dependencies["parts"], modules: stored.modules };
  return [{ id: `${name}/${analysis}`, reasons: changes(before, now), command }];
}
