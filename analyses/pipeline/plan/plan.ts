import type { FileFacts } from "../../../data/fileFacts.ts";
import type { Corpus, Cover } from "../../../data/corpus/corpus.ts";
import type { Identify } from "../../../data/code/code.ts";
import type { Analysis, EngineChoice, Shard } from "../../contract/analysis.ts";
import type { AnalysisName } from "../../names.ts";
import { asJson } from "../compute.ts";
import { costOf } from "../../cost/cost.ts";
import { fetchJobs, isFetchedFor, type KnownWeights } from "./fetchJobs.ts";
import { doneFolder, type Inputs, type Job } from "./job.ts";
import { dependenciesOf, keyOf } from "../key.ts";
import { coversIn, shardCount, shardOf } from "../shard.ts";

/** A corpus to plan for, with what the command line must say to open it. */
export interface Planned {
  corpus: Corpus;
  /** `--corpus control` */
  option: string;
  lock: FileFacts | null;
  /** folder of its results, relative to the project */
  results: string;
  /** brings the covers, where they are not here and can be fetched */
  fetch: string | null;
}

export interface PlanOptions {
  identify: Identify;
  engine: EngineChoice;
  weights: KnownWeights;
  /** in how many jobs what is taken of single covers, and compared of every two genres, is computed; 1: by those that use it */
  features: number;
}

/** Every job, by corpus, then in the order of the analyses; a job comes after those that it depends on. */
export async function planJobs(
  analyses: readonly Analysis<unknown, unknown>[],
  corpora: readonly Planned[],
  options: PlanOptions,
): Promise<Job[]> {
  const jobs = fetchJobs(analyses, corpora, options.weights);
  for (const planned of corpora)
    for (const analysis of analyses) {
      const before = [...jobs];
      jobs.push(...(await jobsOf({ analysis, planned, before }, options)));
    }
  return jobs;
}

interface Task {
  analysis: Analysis<unknown, unknown>;
  planned: Planned;
  /** jobs planned so far */
  before: readonly Job[];
}

async function jobsOf(task: Task, options: PlanOptions): Promise<Job[]> {
  const { analysis, planned } = task;
  const inputs = await inputsOf(task, options);
  const first = [...fetchers(task), ...lenders(task), ...surveyors(task)];
  const features = featureShards(task, options.features).map((shard) =>
    jobOf({ task, inputs, dependsOn: first, kind: "features", shard, share: 1 / shard.count }),
  );
  const dependsOn = [...first, ...namesOf(features)];
  const count = shardCount(analysis, planned.corpus, options.features);
  const parts = (count > 1 ? shards(count) : []).map((shard) =>
    jobOf({ task, inputs, dependsOn, kind: "part", shard, share: features.length > 0 ? eased : 1 }),
  );
  const made = [...features, ...parts];
  const last = jobOf({
    task,
    inputs,
    shard: { index: 1, count: 1 },
    dependsOn: [...dependsOn, ...namesOf(parts)],
    ...(made.length > 0 ? { kind: "merge", share: eased } : { kind: "whole", share: 1 }),
  });
  const outputs = [`${planned.results}/${analysis.name}.json`, ...last.outputs];
  return [...made, { ...last, outputs }];
}

/** What is left for a job of the time when others have put the most of it into the cache; about. */
const eased = 0.1;

function featureShards(task: Task, count: number): Shard[] {
  const { params, readCovers } = task.analysis;
  const { backbones } = params as { backbones?: object };
  const isFirst = readCovers !== undefined && surveyors(task).length === 0;
  return count > 1 && (isFirst || backbones !== undefined) ? shards(count) : [];
}

async function inputsOf({ analysis, planned }: Task, options: PlanOptions): Promise<Inputs> {
  const { corpus, lock } = planned;
  const step = { ...analysis, params: asJson(analysis.params) };
  const { parts } = await dependenciesOf(step, corpus, options.engine, options.identify);
  const weights = (analysis.weights ?? []).map(({ name }) => {
    const found = options.weights.get(name);
    if (!found) throw new Error(`nobody lists these weights: ${name}`);
    return { path: found.path, sizeBytes: found.sizeBytes, sha256: found.sha256 };
  });
  return { lock, covers: coversOf(corpus, corpus.covers), weights, key: keyOf(parts) };
}

function coversOf(corpus: Corpus, covers: readonly Cover[]): NonNullable<Inputs["covers"]> {
  return {
    count: covers.length,
    sizeBytes: covers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    drawn: covers.every(({ sha256 }) => sha256 === ""),
    hash: corpus.hash,
  };
}

function fetchers({ analysis, planned, before }: Task): string[] {
  return namesOf(before.filter((job) => isFetchedFor(job, analysis, planned.corpus)));
}

/** Whose networks and features controls take from the cache. */
const lending: readonly string[] = ["fullTraining", "transferLearning"] satisfies AnalysisName[];

function lenders({ analysis, planned, before }: Task): string[] {
  const { networks, frozen } = analysis.params as { networks?: object; frozen?: object };
  if (networks === undefined && frozen === undefined) return [];
  const isLent = ({ corpus, kind, analysis: name }: Job): boolean =>
    corpus === planned.corpus.name && kind === "merge" && name !== null && lending.includes(name);
  return namesOf(before.filter(isLent));
}

/** Jobs that read the covers for an analysis before this one, and so for all that read them themselves. */
function surveyors({ analysis, planned, before }: Task): string[] {
  const isSurvey = ({ corpus, kind, models }: Job): boolean =>
    corpus === planned.corpus.name && kind === "features" && models.length === 0;
  return analysis.readCovers ? namesOf(before.filter(isSurvey)) : [];
}

function namesOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ name }) => name);
}

interface Drafted {
  task: Task;
  inputs: Inputs;
  dependsOn: string[];
  kind: "features" | "part" | "whole" | "merge";
  shard: Shard;
  /** of the time that the models take from nothing */
  share: number;
}

/** How a job is called after its analysis, and which option says so. */
const roles = {
  features: { suffix: "-features-", option: " --features " },
  part: { suffix: "-", option: " --shard " },
  whole: null,
  merge: null,
};

function jobOf({ task, inputs, dependsOn, kind, shard, share }: Drafted): Job {
  const { analysis, planned } = task;
  const { corpus, option } = planned;
  const role = roles[kind];
  const own = role === null ? "" : `${role.suffix}${shard.index}`;
  const name = `${corpus.name}-${analysis.name}${own}`;
  const count = role === null ? "" : `-of-${shard.count}`;
  const done = `${doneFolder}/${name}${count}-${inputs.key.slice(0, 12)}.txt`;
  const which = role === null ? "" : `${role.option}${formatShard(shard)}`;
  const asked = kind === "part" && !analysis.comparePairs ? shardOf(analysis, shard) : analysis;
  const covers = kind === "features" ? coversOf(corpus, coversIn(corpus, shard)) : inputs.covers;
  const { models, passes, multiplyAdds, parameters, seconds } = costOf(asked, corpus);
  return {
    name,
    kind,
    corpus: corpus.name,
    analysis: analysis.name,
    shard: formatShard(shard),
    command: `npm run compute -- ${option} --only ${analysis.name}${which} --list ${done}`,
    dependsOn,
    inputs: { ...inputs, covers },
    outputs: [done],
    done,
    models,
    threads: 2,
    memoryMb: roundUp(1024 + (28 * parameters) / 1e6 + 0.1 * corpus.covers.length, 256),
    diskMb: roundUp(64 + (16 * parameters) / 1e6 + 0.2 * corpus.covers.length, 64),
    minutes: seconds === null ? null : Math.ceil((share * seconds) / 60),
    retries: 2,
    cost: { passes, multiplyAdds },
  };
}

function shards(count: number): Shard[] {
  return Array.from({ length: count }, (_, index) => ({ index: index + 1, count }));
}

function formatShard({ index, count }: Shard): string {
  return `${index}/${count}`;
}

function roundUp(value: number, step: number): number {
  return step * Math.ceil(value / step);
}
