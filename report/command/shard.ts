import type { Analysis } from "../../analyses/contract/analysis.ts";
import { computeShard, type Shard } from "../../analyses/pipeline/shard.ts";
import type { CorpusName } from "../../data/corpus/corpusNames.ts";
import { openCorpus } from "../../data/corpora/openCorpus.ts";
import type { Choice } from "./arguments.ts";
import { formatSeconds } from "./terminal.ts";
import type { Edge } from "./command.ts";
import { openComputing } from "./computing.ts";
import { openOptions } from "./corpora.ts";

/** One part of an analysis on one corpus. */
export interface Part {
  corpus: CorpusName;
  analysis: Analysis<unknown, unknown>;
  shard: Shard;
}

/** `npm run build -- --shard I/N`: computes the part into the cache; there is no site. */
export async function computeShardOf(part: Part, choice: Choice, edge: Edge): Promise<void> {
  const { corpus, analysis, shard } = part;
  const opened = await openCorpus(corpus, openOptions(choice, edge));
  const unused = { results: "", force: false, dry: false, onStatus: () => {} };
  const options = { ...openComputing(choice, edge), ...unused };
  await computeShard(analysis, shard, opened, options);
  const time = formatSeconds(edge.now() / 1000);
  edge.line(`${corpus}/${analysis.name} ${shard.index}/${shard.count}: cached, ${time}`);
}
