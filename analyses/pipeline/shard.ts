import type { Corpus, Cover, CoverSource } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Analysis, Json } from "../contract/analysis.ts";
import { coverFeatures } from "../backbones/coverFeatures.ts";
import { backbonesOf } from "./cost.ts";
import { type Computing, contextOf, inGroups } from "./compute.ts";
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

/** Into how many parts an analysis falls: one for each backbone or fold, or for each training of a model after the first, which all others are compared with. */
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
  if (count > parts.length - shared)
    throw new UserError(
      `${analysis.name} falls into ${parts.length - shared} parts, not ${count} (--shard 1/1 is all of it)`,
    );
  const own = parts.filter((_, place) => place < shared || (place - shared) % count === index - 1);
  return { ...analysis, params: { ...(analysis.params as object), [name]: joined(own) } };
}

/** Covers and where their pixels come from. */
interface Opened {
  corpus: Corpus;
  source: CoverSource;
}

/** Computes a shard into the cache; no result is written. Throws UserError where covers are missing. */
export async function computeShard(
  analysis: Analysis<unknown, unknown>,
  shard: Shard,
  { corpus, source }: Opened,
  options: Computing,
): Promise<void> {
  const part = shardOf(analysis, shard);
  await assertHere(analysis, { corpus, source });
  await part.run(inGroups(corpus), part.params, contextOf(corpus, source, options));
}

/**
 * Features of every `count`-th cover by each frozen network of the analysis, into the cache, where each cover's lie by
 * themselves. Throws UserError where covers are missing, or the analysis has no frozen network.
 */
export async function computeFeatures(
  analysis: Analysis<unknown, unknown>,
  shard: Shard,
  { corpus, source }: Opened,
  options: Computing,
): Promise<void> {
  const backbones = Object.values(backbonesOf(analysis, corpus));
  if (backbones.length === 0)
    throw new UserError(
      `${analysis.name} has no frozen networks (--features is of their features)`,
    );
  await assertHere(analysis, { corpus, source });
  const covers = coversIn(corpus, shard);
  const context = contextOf(corpus, source, options);
  for (const backbone of backbones) await coverFeatures({ ...corpus, covers }, backbone, context);
}

/** Every `count`-th cover. */
export function coversIn({ covers }: Corpus, { index, count }: Shard): Cover[] {
  return covers.filter((_, place) => place % count === index - 1);
}

async function assertHere(
  { name }: Analysis<unknown, unknown>,
  { corpus, source }: Opened,
): Promise<void> {
  const [missing] = await source.missing();
  if (missing !== undefined)
    throw new UserError(`cannot compute ${corpus.name}/${name}: no cover ${missing} here`);
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
  const { models, backbones, folds } = params as Record<string, unknown>;
  if (typeof backbones === "object" && backbones !== null)
    return { name: "backbones", parts: partsOf(backbones), shared: 0 };
  if (typeof models === "object" && models !== null)
    return { name: "models", parts: partsOf(models), shared: folds === undefined ? 1 : 0 };
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
