import type { Corpus } from "../data/corpus.ts";
import type { Analysis, EngineChoice } from "./analysis.ts";
import { type Backbone, backboneNetwork } from "./backbones/backbone.ts";
import { keyOf, keyParts } from "./key.ts";
import type { Identify } from "../data/code.ts";
import { alexNet, customNetwork } from "./nn/networks.ts";
import { multiplyAdds } from "./nn/cost.ts";
import { shardCount, shardOf } from "./shard.ts";

/** One computation that any machine with the project and the covers can make. */
export interface Job {
  /** also of files: no slash */
  name: string;
  corpus: string;
  analysis: string;
  /** `2/4` */
  shard: string;
  /** what makes it, in a fresh clone with the inputs */
  command: string;
  inputs: {
    covers: number;
    /** the covers are drawn, not fetched */
    drawn: boolean;
    /** of the corpus */
    hash: string;
    /** files of published weights, by the names that `npm run fetch -- weights` knows */
    weights: string[];
    /** key of the analysis's result: jobs of one key fill one cache */
    key: string;
  };
  models: string[];
  cost: {
    /** covers looked at, once for each epoch and model */
    passes: number;
    /** of networks that are trained; null where nobody has said what the models cost */
    multiplyAdds: number | null;
    /** on two cores, for want of better: decoding at 500 covers a second, 25 thousand million multiply-adds a second */
    minutes: number | null;
  };
}

export interface PlanOptions {
  identify: Identify;
  engine: EngineChoice;
}

/** Every job of the paper, by corpus, then in the order of the analyses. */
export async function planJobs(
  analyses: readonly Analysis<unknown, unknown>[],
  corpora: readonly Corpus[],
  options: PlanOptions,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const corpus of corpora)
    for (const analysis of analyses) jobs.push(...(await jobsOf(analysis, corpus, options)));
  return jobs;
}

async function jobsOf(
  analysis: Analysis<unknown, unknown>,
  corpus: Corpus,
  { identify, engine }: PlanOptions,
): Promise<Job[]> {
  const step = { ...analysis, params: JSON.parse(JSON.stringify(analysis.params)) };
  const key = keyOf(await keyParts(step, corpus, engine, identify));
  const drawn = corpus.covers.every(({ sha256 }) => sha256 === "");
  const inputs = {
    covers: corpus.covers.length,
    drawn,
    hash: corpus.hash,
    weights: (analysis.weights ?? []).map(({ name }) => name),
    key,
  };
  const count = shardCount(analysis);
  return Array.from({ length: count }, (_, i): Job => {
    const shard = { index: i + 1, count };
    const { models, cost } = costOf(shardOf(analysis, shard), corpus);
    const name = [corpus.name, analysis.name, ...(count > 1 ? [i + 1] : [])].join("-");
    const part = count > 1 ? ` --shard ${i + 1}/${count}` : "";
    const command = `npm run build -- --corpus ${corpus.name} --only ${analysis.name}${part}`;
    const facts = { corpus: corpus.name, analysis: analysis.name, shard: `${i + 1}/${count}` };
    return { name, ...facts, command, inputs, models, cost };
  });
}

interface Params {
  recipe?: { epochs?: number };
  models?: Record<string, { network?: string; pixels?: { size?: number } }>;
  backbones?: Record<string, Backbone>;
}

function costOf(
  { params }: Analysis<unknown, unknown>,
  corpus: Corpus,
): Pick<Job, "models" | "cost"> {
  const { recipe, models = {}, backbones } = params as Params;
  if (backbones) return extractionCost(backbones, corpus);
  const names = Object.keys(models);
  const training = corpus.covers.filter(({ split }) => split === "train").length;
  const passes = training * (recipe?.epochs ?? 1);
  const each = Object.values(models).map((model) => networkCost(model, corpus.genres.length));
  const known = each.every((cost) => cost !== null);
  // forward and backward are three times forward
  const total = known ? 3 * passes * each.reduce((sum, cost) => sum + (cost ?? 0), 0) : null;
  return {
    models: names,
    cost: {
      passes: names.length === 0 ? corpus.covers.length : passes * names.length,
      multiplyAdds: names.length === 0 ? null : total,
      minutes: total === null ? null : minutesOf(corpus.covers.length, total),
    },
  };
}

/** Every cover goes once through each frozen network; its last layers cost next to nothing. */
function extractionCost(
  backbones: Record<string, Backbone>,
  { covers }: Corpus,
): Pick<Job, "models" | "cost"> {
  const networks = Object.values(backbones).map(backboneNetwork);
  const forward = networks.reduce((sum, network) => sum + multiplyAdds(network), 0);
  const passes = covers.length * networks.length;
  const total = covers.length * forward;
  return {
    models: Object.keys(backbones),
    cost: { passes, multiplyAdds: total, minutes: minutesOf(passes, total) },
  };
}

/** Multiply-adds of one cover forward; null for networks that are not trained here. */
function networkCost(model: NonNullable<Params["models"]>[string], genres: number): number | null {
  const { network, pixels } = model;
  if (network === "alexNet") return multiplyAdds(alexNet(genres));
  if (network !== "custom" || pixels?.size === undefined) return null;
  return multiplyAdds(customNetwork(genres, { size: pixels.size }));
}

function minutesOf(covers: number, operations: number): number {
  return Math.ceil((covers / 500 + operations / 25e9) / 60);
}
