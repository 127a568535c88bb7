import { join } from "node:path";
import type { Analysis } from "../../analyses/contract/analysis.ts";
import { analyses } from "../../analyses/index.ts";
import { openCache } from "../../analyses/pipeline/cache.ts";
import { describeTime } from "../../analyses/pipeline/plan/estimate.ts";
import { type Comparison, reproduceResult } from "../../analyses/pipeline/reproduce.ts";
import { quickly, withoutSlow } from "../../analyses/pipeline/quick.ts";
import { UserError } from "../../data/error.ts";
import { openCorpus } from "../../data/corpora/openCorpus.ts";
import { type Choice, choiceFlags, choiceHelp, parseChoice } from "./line/arguments.ts";
import { openResultLog } from "./line/resultLog.ts";

import type { Command, Edge } from "./line/command.ts";
import { openComputing } from "./line/computing.ts";
import { openOptions } from "./line/corpora.ts";
import { readOptions } from "./line/readOptions.ts";

export const reproduce: Command<Choice> = {
  name: "reproduce",
  fillsCache: true,
  usage: `npm run reproduce -- [options]   computes results from nothing, without the cache, and compares every number and picture with
                                 the committed ones; code 1 if any is not reproduced; nothing committed changes

${choiceHelp.corpus.replace("only this corpus", "this corpus, else control")}
  --covers DIR    where the covers of that corpus lie
${choiceHelp.only}
  --quick         leave out the slow networks (AlexNet, random backbones)
${choiceHelp.engine}
${choiceHelp.quiet}

Example: npm run reproduce -- --only averagedImages`,
  parse: (argv) => parseChoice(readOptions(argv, { flags: choiceFlags }).values),
  async run(choice, edge) {
    const all = Object.values<Analysis<unknown, unknown>>(analyses);
    const timely = choice.quick ? withoutSlow(all) : all;
    const chosen = timely.filter(({ name }) => choice.only === undefined || choice.only === name);
    const failed = await edge.inScratch(join(edge.root, ".cache"), (scratch) =>
      reproduceAll(chosen, { choice, scratch, edge }),
    );
    if (failed > 0) throw new UserError(`results that could not be reproduced: ${failed}`);
  },
};

interface Place {
  choice: Choice;
  scratch: string;
  edge: Edge;
}

/** Returns how many were not reproduced. */
async function reproduceAll(
  chosen: readonly Analysis<unknown, unknown>[],
  { choice, scratch, edge }: Place,
): Promise<number> {
  const { corpus, source } = await openCorpus(
    choice.corpus ?? "control",
    openOptions(choice, edge),
  );
  const options = {
    ...openComputing(choice, edge),
    results: scratch,
    cache: openCache(join(scratch, "cache")),
    force: true,
    dry: false,
    quick: choice.quick,
    onStatus: openResultLog({ ...edge, explain: "none" }).status,
    committed: join(edge.root, "analyses/results", corpus.name),
  };
  const wanted = choice.quick ? chosen.map(quickly) : chosen;
  const time = describeTime(
    wanted.map((analysis) => ({ analysis, corpus })),
    !choice.quick,
  );
  if (time !== null) edge.line(time);
  let failed = 0;
  for (const analysis of chosen) {
    const comparison = await reproduceResult(analysis, corpus, source, options);
    const name = `${corpus.name}/${analysis.name}`.padEnd(30);
    edge.line(`${name}  ${describe(comparison)}`);
    for (const mismatch of comparison.mismatches) edge.warn(`  ${mismatch}`);
    if (comparison.mismatches.length > 0) failed++;
  }
  return failed;
}

function describe({ skipped, identical, mismatches, leftOut }: Comparison): string {
  if (skipped !== undefined) return `not computed: ${skipped}`;
  if (mismatches.length > 0) return "NOT REPRODUCED";
  const verdict = identical ? "identical" : "equal within rounding";
  return leftOut.length > 0 ? `${verdict} (left out: ${leftOut.join(", ")})` : verdict;
}
