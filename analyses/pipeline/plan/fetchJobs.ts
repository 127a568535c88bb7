import type { FileFacts } from "../../../data/fileFacts.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { Analysis } from "../../contract/analysis.ts";
import { doneFolder, type Job } from "./job.ts";

/** Published weights by name, and whether they are here. */
export type KnownWeights = ReadonlyMap<string, FileFacts & { isHere: boolean }>;

/** What brings the covers and weights that are not here. */
export function fetchJobs(
  analyses: readonly Analysis<unknown, unknown>[],
  corpora: readonly { corpus: Corpus; fetch: string | null }[],
  weights: KnownWeights,
): Job[] {
  const used = new Set(analyses.flatMap(({ weights = [] }) => weights.map(({ name }) => name)));
  const missing = [...weights].filter(([name, { isHere }]) => used.has(name) && !isHere);
  const covers = corpora.flatMap(({ corpus, fetch }) =>
    fetch === null ? [] : [fetchJob(`fetch-${corpus.name}`, fetch, [])],
  );
  if (missing.length === 0) return covers;
  const command = `npm run fetch -- weights ${missing.map(([name]) => name).join(" ")}`;
  return [
    ...covers,
    fetchJob(
      "fetch-weights",
      command,
      missing.map(([, file]) => file),
    ),
  ];
}

/** Whether a job that fetches brings what an analysis takes. */
export function isFetchedFor(
  { kind, name }: Job,
  { weights = [] }: Analysis<unknown, unknown>,
  corpus: Corpus,
): boolean {
  if (kind !== "fetch") return false;
  return name === `fetch-${corpus.name}` || (name === "fetch-weights" && weights.length > 0);
}

function fetchJob(name: string, command: string, files: readonly FileFacts[]): Job {
  const done = `${doneFolder}/${name}.txt`;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    name,
    kind: "fetch",
    corpus: null,
    analysis: null,
    shard: "1/1",
    command,
    dependsOn: [],
    inputs: { lock: null, covers: null, weights: [], key: "" },
    outputs: [...files.map(({ path }) => path), done],
    done,
    models: [],
    threads: 1,
    memoryMb: 512,
    diskMb: Math.max(1024, Math.ceil(bytes / 2 ** 20)),
    minutes: 30,
    retries: 0,
    cost: { passes: 0, multiplyAdds: null },
  };
}
