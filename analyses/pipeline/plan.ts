import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Analysis, EngineChoice } from "../contract/analysis.ts";
import { type Backbone, backboneNetwork } from "../backbones/backbone.ts";
import { dependenciesOf, keyOf } from "./key.ts";
import type { Identify } from "../../data/code/code.ts";
import { alexNet, customNetwork } from "../nn/network/networks.ts";
import { multiplyAdds } from "../nn/network/cost.ts";
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
  const key = keyOf((await dependenciesOf(step, corpus, engine, identify)).parts);
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

/** What analyses call the networks that they train or freeze. */
interface Params {
  recipe?: { epochs?: number };
  models?: Record<string, Trained>;
  backbones?: Record<string, Backbone>;
  networks?: Record<string, Trained & Controlled>;
  frozen?: Record<string, { backbone: Backbone } & Controlled>;
  positive?: { corpus: string };
}

interface Trained {
  network?: string;
  pixels?: { size?: number };
  /** trained once from each */
  seeds?: readonly string[];
}

interface Controlled {
  positiveOnly?: true;
}

/**
 * Of the networks of one analysis that no other trains, on two idle cores; null where nobody has said what they cost.
 * The slow ones of controls are those of the analyses before it, from the cache: as on a corpus without positive controls.
 */
export function networkSeconds(
  analysis: Analysis<unknown, unknown>,
  corpus: Corpus,
): number | null {
  return costOf(analysis, { ...corpus, name: "" }).seconds;
}

function costOf(
  analysis: Analysis<unknown, unknown>,
  corpus: Corpus,
): Pick<Job, "models" | "cost"> & { seconds: number | null } {
  const { epochs, trained, frozen } = networksOf(analysis.params as Params, corpus);
  const { length } = corpus.covers;
  const training = corpus.covers.filter(({ split }) => split === "train").length * epochs;
  const trainedCosts = Object.values(trained).flatMap((it) =>
    (it.seeds ?? [""]).map(() => networkCost(it, corpus.genres.length)),
  );
  const frozenCosts = Object.values(frozen).map((it) => multiplyAdds(backboneNetwork(it)));
  const models = [...Object.keys(trained), ...Object.keys(frozen)];
  const passes = training * trainedCosts.length + length * frozenCosts.length;
  // forward and backward are three times forward; the last layers of frozen networks cost next to nothing
  const operations = trainedCosts.includes(null)
    ? null
    : 3 * training * sum(trainedCosts) + length * sum(frozenCosts);
  const seconds =
    operations === null
      ? null
      : (length * Math.max(1, frozenCosts.length)) / 500 + operations / 25e9;
  return {
    models,
    cost: {
      passes: models.length === 0 ? length : passes,
      multiplyAdds: models.length === 0 ? null : operations,
      minutes: seconds === null ? null : Math.ceil(seconds / 60),
    },
    seconds,
  };
}

/** Of controls, the slow ones count where the best possible accuracy is known. */
function networksOf(params: Params, corpus: Corpus) {
  const isControlled = ({ positiveOnly }: Controlled): boolean =>
    !positiveOnly || params.positive?.corpus === corpus.name;
  const kept = <T extends Controlled>(all: Record<string, T> = {}): [string, T][] =>
    Object.entries(all).filter(([, it]) => isControlled(it));
  const backbones = kept(params.frozen).map(([name, { backbone }]) => [name, backbone] as const);
  return {
    epochs: params.recipe?.epochs ?? 1,
    trained: { ...params.models, ...Object.fromEntries(kept(params.networks)) },
    frozen: { ...params.backbones, ...Object.fromEntries(backbones) },
  };
}

/** Multiply-adds of one cover forward; null for networks that are not trained here. */
function networkCost({ network, pixels }: Trained, genres: number): number | null {
  if (network === "alexNet") return multiplyAdds(alexNet(genres));
  if (network !== "custom" || pixels?.size === undefined) return null;
  return multiplyAdds(customNetwork(genres, { size: pixels.size }));
}

function sum(costs: readonly (number | null)[]): number {
  return costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
}
