import type { Corpus, CoverSource } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Analysis, Json } from "../contract/analysis.ts";
import { type ComputeOptions, contextOf } from "./compute.ts";
import { isObject } from "./key.ts";

/** One of several parts of an analysis that can be computed apart; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** Reads `2/4`; throws UserError. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count))
    throw new UserError(`not a shard: ${text} (expected 1/4 to 4/4)`);
  return { index: Number(index), count: Number(count) };
}

/** Into how many parts an analysis falls: one for each backbone, or for each training of a model after the first, which all others are compared with. */
export function shardCount({ params }: Analysis<unknown, unknown>): number {
  const divisible = divisibleOf(params);
  if (divisible === null) return 1;
  return Math.max(1, divisible.parts.length - divisible.shared);
}

/**
 * The analysis with every `count`-th of its backbones, or its first training and every `count`-th of the others. Run, it
 * leaves in the cache what the whole analysis will ask for; its result is not one. Throws UserError for an analysis that does not fall apart.
 */
export function shardOf<Result>(
  analysis: Analysis<unknown, Result>,
  { index, count }: Shard,
): Analysis<unknown, Result> {
  if (count === 1) return analysis;
  const divisible = divisibleOf(analysis.params);
  if (divisible === null)
    throw new UserError(
      `${analysis.name} has no models to compute apart (--shard 1/1 is all of it)`,
    );
  const { name, parts, shared } = divisible;
  const own = parts.filter((_, place) => place < shared || (place - shared) % count === index - 1);
  return { ...analysis, params: { ...(analysis.params as object), [name]: joined(own) } };
}

/** Computes a shard into the cache; no result is written. Throws UserError where covers are missing. */
export async function computeShard(
  analysis: Analysis<unknown, unknown>,
  shard: Shard,
  { corpus, source }: { corpus: Corpus; source: CoverSource },
  options: ComputeOptions,
): Promise<void> {
  const part = shardOf(analysis, shard);
  const [missing] = await source.missing();
  if (missing !== undefined)
    throw new UserError(`cannot compute ${corpus.name}/${analysis.name}: no cover ${missing} here`);
  await part.run(corpus, part.params, contextOf(corpus, source, options));
}

/** A parameter whose parts are computed apart; every shard has the first `shared` of them. */
interface Divisible {
  name: "models" | "backbones";
  parts: Part[];
  shared: number;
}

/** A backbone, or a model with one of its seeds. */
type Part = readonly [name: string, value: Json];

function divisibleOf(params: unknown): Divisible | null {
  if (typeof params !== "object" || params === null) return null;
  const { models, backbones } = params as { models?: unknown; backbones?: unknown };
  if (typeof backbones === "object" && backbones !== null)
    return { name: "backbones", parts: partsOf(backbones), shared: 0 };
  if (typeof models === "object" && models !== null)
    return { name: "models", parts: partsOf(models), shared: 1 };
  return null;
}

function partsOf(all: object): Part[] {
  return Object.entries(all).flatMap(([name, value]: [string, Json]): Part[] => {
    const seeds = seedsOf(value);
    if (seeds.length === 0) return [[name, value]];
    return seeds.map((seed) => [name, { ...(value as object), seeds: [seed] }]);
  });
}

/** By name; parts of one model are again one, with the seeds of all. */
function joined(parts: readonly Part[]): { [name: string]: Json } {
  const all: { [name: string]: Json } = {};
  for (const [name, value] of parts) {
    const seeds = [...seedsOf(all[name]), ...seedsOf(value)];
    all[name] = seeds.length === 0 ? value : { ...(value as object), seeds };
  }
  return all;
}

function seedsOf(model: Json | undefined): readonly Json[] {
  const seeds = isObject(model) ? model["seeds"] : undefined;
  return Array.isArray(seeds) ? (seeds as readonly Json[]) : [];
}
