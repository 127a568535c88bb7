import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { RgbImage } from "../../data/corpus/image.ts";
import type { WeightFile } from "../../data/weights.ts";
import type { Engine, EngineName } from "../nn/network/engine.ts";

/** Plain data: what results, parameters and keys are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { [name: string]: Json };

/** What `run` returns: numbers for results/<corpus>/<analysis>.json, pictures to lie beside it. */
export interface Outcome<Result> {
  result: Result;
  /** by file name without ".png" */
  images: Record<string, RgbImage>;
  /** what is too large to read, such as a network's parameters, by file name without ".bin" */
  files?: Record<string, Uint8Array>;
}

/** Files of one cache entry. Names are plain file names. */
export interface CacheEntry {
  read(file: string): Promise<Buffer>;
  /** `length` bytes of a file from `offset`; for files too large to hold */
  readAt(file: string, offset: number, length: number): Promise<Buffer>;
}

/** A cache entry in the making. What a killed run left in it is there again at the next start. */
export interface CacheDraft extends CacheEntry {
  has(file: string): Promise<boolean>;
  /** all or nothing */
  write(file: string, content: Uint8Array): Promise<void>;
  append(file: string, content: Uint8Array): Promise<void>;
  /** no error where there is none */
  remove(file: string): Promise<void>;
}

/** Names a cached computation: `module` is the address of the source file whose code it depends on: `import.meta.url`. */
export interface Step {
  name: string;
  module: string;
  params: Json;
  /** it runs on the context's engine, which then belongs to its key */
  usesEngine?: boolean;
  /** it runs on this engine, whichever the others run on */
  engine?: EngineName;
}

/** What was computed of single covers, whatever corpus they are in: a new cover costs only itself. */
export interface CoverCache {
  /** null when there is none, or when it is damaged */
  read(cover: Cover): Promise<Buffer | null>;
  write(cover: Cover, content: Uint8Array): Promise<void>;
}

/** What was computed of some covers, under names that say which, whatever corpus they are in: a changed one costs what changed. */
export interface Store {
  /** sorted */
  names(): Promise<string[]>;
  /** null when there is none, or when it is damaged */
  read(name: string): Promise<Buffer | null>;
  write(name: string, content: Uint8Array): Promise<void>;
  /** no error where there is none */
  remove(name: string): Promise<void>;
  /** runs `work` while no other process does in this store */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** One of several parts that are computed apart; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** Which numerical engine, and on how many threads: other numbers round otherwise. */
export interface EngineChoice {
  name: EngineName;
  threads: number;
}

/** Everything an analysis may touch besides its corpus and parameters. */
export interface Context {
  /** bytes of a cover's file, checked against its hash */
  readCover(cover: Cover): Promise<Buffer>;
  /** the step's entry for this corpus: from the cache, else filled by `compute` */
  cached(step: Step, compute: (draft: CacheDraft) => Promise<void>): Promise<CacheEntry>;
  /** blobs of single covers, by a step that computes each from its cover alone */
  cachedCovers(step: Step): Promise<CoverCache>;
  /** what a step computes of some covers at a time */
  store(step: Step): Promise<Store>;
  /** published weights that the analysis's `weights` list; throws UserError when they are missing or not the ones */
  readWeights(file: WeightFile): Promise<Buffer>;
  /** what trains and runs networks; only for steps and analyses that say `usesEngine` */
  engine(): Promise<Engine>;
  /** `done` of `total` units of `label` are finished; `note` is shown beside them */
  onProgress(label: string, done: number, total: number, note?: string): void;
}

/** A finding of the paper: a pure function of corpus and parameters. */
export interface Analysis<Params, Result> {
  name: string;
  /** address of the source file whose code its key covers: `import.meta.url` */
  module: string;
  params: Params;
  usesEngine?: boolean;
  /** it runs on this engine, whichever the others run on; like weights it may not be on this machine */
  engine?: EngineName;
  /** published weights it cannot do without; like covers they may not be on this machine */
  weights?: readonly WeightFile[];
  /** of the committed results those of it may be missing: its weights cannot be had everywhere */
  awaited?: true;
  /** parameters without what takes more than minutes; what they compute has the same names */
  quick?(params: Params): Params;
  run(corpus: Corpus, params: Params, context: Context): Promise<Outcome<Result>>;
  /** what `run` computes of covers, each alone, of these covers, into the cache */
  readCovers?(
    corpus: Corpus,
    covers: readonly Cover[],
    params: Params,
    context: Context,
  ): Promise<void>;
  /** a part of what `run` computes of every two genres, into the cache */
  comparePairs?(corpus: Corpus, shard: Shard, params: Params, context: Context): Promise<void>;
}
