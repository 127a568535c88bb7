import type { Corpus, Cover, CoverSource } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Analysis, Json, Shard } from "../contract/analysis.ts";
import { coverFeatures } from "../backbones/coverFeatures.ts";
import { backbonesOf } from "../cost/cost.ts";
import { type Computing, contextOf, withEngine } from "./compute.ts";
import { inGroups } from "./inGroups.ts";
import { isObject } from "./key.ts";

/** Reads `2/4`; throws UserError. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count)) {
    const [first, last] =
      count === undefined ? ["1/4", "4/4"] : [`1/${count}`, `${count}/${count}`];
    throw new UserError(`not a shard: ${text} (expected ${first} to ${last})`);
  }
  return { index: Number(index), count: Number(count) };
}

/**
 * Into how many parts an analysis falls: one for each backbone or fold, or for each training of a model after the first,
 * which all others are compared with; where every two genres are compared, `most`, if there are so many pairs.
 */
export function shardCount(
  { params, comparePairs }: Analysis<unknown, unknown>,
  { genres }: Corpus,
  most: number,
): number {
  if (comparePairs) return Math.min(most, (genres.length * (genres.length + 1)) / 2);
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
  const context = contextOf(corpus, source, withEngine(analysis, options));
  const part = analysis.comparePairs ? analysis : shardOf(analysis, shard);
  await assertHere(analysis, { corpus, source });
  const seen = inGroups(corpus);
  if (part.comparePairs) await part.comparePairs(seen, shard, part.params, context);
  else await part.run(seen, part.params, context);
}

/**
 * What the analysis takes of some covers, each alone, into the cache: features by its frozen networks, or what it reads
 * itself. Throws UserError where covers are missing, or it takes nothing such.
 */
export async function computeFeatures(
  analysis: Analysis<unknown, unknown>,
  shard: Shard,
  { corpus, source }: Opened,
  options: Computing,
): Promise<void> {
  const backbones = Object.values(backbonesOf(analysis, corpus));
  if (backbones.length === 0 && !analysis.readCovers)
    throw new UserError(`${analysis.name} takes no features of single covers`);
  await assertHere(analysis, { corpus, source });
  const covers = coversIn(corpus, shard);
  const context = contextOf(corpus, source, options);
  await analysis.readCovers?.(corpus, covers, analysis.params, context);
  for (const backbone of backbones) await coverFeatures({ ...corpus, covers }, backbone, context);
}

/** Neighbours: nearly all of one genre, as few parts of a survey are. */
export function coversIn({ covers }: Corpus, { index, count }: Shard): Cover[] {
  const start = (place: number): number => Math.round((place * covers.length) / count);
  return covers.slice(start(index - 1), start(index));
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
