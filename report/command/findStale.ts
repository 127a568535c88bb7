import type { Analysis } from "../../analyses/contract/analysis.ts";
import { analyses } from "../../analyses/index.ts";
import { asJson } from "../../analyses/pipeline/compute.ts";
import { changes, dependenciesOf, keyOf } from "../../analyses/pipeline/key.ts";
import type { Dependencies } from "../../analyses/pipeline/key.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import type { StaleResult } from "../diff/read/change.ts";
import type { ResultSet } from "../diff/read/resultSet.ts";
import { everything } from "./arguments.ts";
import type { Edge } from "./command.ts";
import { openComputing } from "./computing.ts";
import { openCorpora } from "./corpora.ts";

/** Results of a set that are not of the keys of the code here, computed by the engine that builds use; those of no analysis are left out. */
export async function findStale(set: ResultSet, edge: Edge): Promise<StaleResult[]> {
  const computing = openComputing(everything, edge);
  const stale: StaleResult[] = [];
  for (const { corpus } of await openCorpora(everything, edge))
    for (const analysis of Object.values<Analysis<unknown, unknown>>(analyses)) {
      const step = { ...analysis, params: asJson(analysis.params) };
      const now = await dependenciesOf(step, corpus, computing.engine, computing.identify);
      stale.push(...compareKey(set, corpus, now));
    }
  return stale;
}

function compareKey({ results }: ResultSet, { name }: Corpus, now: Dependencies): StaleResult[] {
  const analysis = now.parts.name;
  const stored = results.get(`${name}/${analysis}`);
  if (!stored || stored.key === keyOf(now.parts)) return [];
  const before = { parts: stored.parts as Dependencies["parts"], modules: stored.modules };
  const command = `npm run build -- --corpus ${name} --only ${analysis}`;
  return [{ id: `${name}/${analysis}`, reasons: changes(before, now), command }];
}
