import type { Identify } from "../../data/code/code.ts";
import type { Corpus, Cover, CoverSource } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import { sha256 } from "../../data/hash.ts";
import { describeMissingWeights, type WeightStore } from "../../data/weights.ts";
import type { Analysis, Context, EngineChoice, Json, Step } from "../contract/analysis.ts";
import type { Cache } from "./cache.ts";
import {
  changes,
  type Dependencies,
  dependenciesOf,
  engineOf,
  firstDifference,
  keyOf,
  type KeyParts,
} from "./key.ts";
import { lackingEngine } from "../../data/engine/lackingEngine.ts";
import { inGroups } from "./inGroups.ts";
import { openEngineThread } from "../nn/engineThread.ts";
import { notComputed, readResult, type StoredResult, writeResult } from "./results.ts";

/** What computing takes, whatever the result. */
export interface Computing {
  /** identities of the project's code */
  identify: Identify;
  cache: Cache;
  engine: EngineChoice;
  weights: WeightStore;
  onProgress: Context["onProgress"];
}

/** How the results of one corpus are brought up to date. */
export interface ComputeOptions extends Computing {
  /** folder of the corpus's results */
  results: string;
  /** compute even what is fresh */
  force: boolean;
  /** compute nothing */
  dry: boolean;
  onStatus(status: Status): void;
}

/** What happens to one result, and why. */
export interface Status {
  corpus: string;
  analysis: string;
  /** damaged: there, but not what was computed; unavailable: never computed, and it takes weights or an engine that are not here */
  state: "fresh" | "computing" | "computed" | "stale" | "missing" | "damaged" | "unavailable";
  /** what changed since the stored result and what is not here to compute it, in words; of a computed one, what is odd about it */
  reasons: string[];
  parts: KeyParts;
}

/** A result for the report: what is stored, and what is wrong with it if it could not be brought up to date. */
export interface UpToDate {
  stored: StoredResult | null;
  /** empty when fresh */
  problems: string[];
}

/**
 * Brings one result up to date: fresh -> used; stale and the covers are here -> computed; stale and they are not, or
 * dry -> the stored one with its problems.
 */
export async function computeResult(
  analysis: Analysis<unknown, unknown>,
  corpus: Corpus,
  source: CoverSource,
  options: ComputeOptions,
): Promise<UpToDate> {
  const { name, params } = analysis;
  const step = { ...analysis, params: asJson(params) };
  const now = await dependenciesOf(step, corpus, options.engine, options.identify);
  const report = (state: Status["state"], reasons: string[]) =>
    options.onStatus({ corpus: corpus.name, analysis: name, state, reasons, parts: now.parts });
  const { stored, reasons } = await lookUp(options.results, now);
  const isFresh = reasons.length === 0;
  if (isFresh && !options.force) {
    report("fresh", []);
    return { stored, problems: [] };
  }
  const state = stored ? "stale" : reasons.includes(notComputed) ? "missing" : "damaged";
  const lacking = await lackingFor(analysis, options);
  if (lacking.length > 0 && stored === null) {
    report("unavailable", lacking);
    return { stored, problems: lacking };
  }
  const missing = await source.missing();
  lacking.push(...describeMissing(missing, corpus));
  if (options.force && lacking.length > 0)
    throw new UserError(`cannot compute ${corpus.name}/${name}: ${lacking[0]}`);
  if (options.dry || lacking.length > 0) {
    const problems = [...reasons, ...lacking];
    report(state, isFresh ? ["--force"] : problems);
    return { stored, problems };
  }
  return options.cache.exclusively(`${corpus.name}-${name}`, async () => {
    const again = await lookUp(options.results, now);
    if (again.reasons.length === 0 && !options.force) return { stored: again.stored, problems: [] };
    report("computing", isFresh ? ["--force"] : reasons);
    const context = contextOf(corpus, source, withEngine(analysis, options));
    const outcome = await analysis.run(inGroups(corpus), analysis.params, context);
    const written = await writeResult(options.results, now, outcome);
    report("computed", again.stored ? describeOther(again.stored, written) : []);
    return { stored: written, problems: [] };
  });
}

/** What an analysis takes besides covers and this machine does not have, each with the command that brings it. */
export async function lackingFor(
  { weights = [], engine }: Pick<Analysis<unknown, unknown>, "weights" | "engine">,
  computing: Pick<Computing, "weights">,
): Promise<string[]> {
  const missing = await computing.weights.missing(weights);
  const found = [
    missing.length > 0 ? describeMissingWeights(missing) : null,
    lackingEngine(engine),
  ];
  return found.filter((text) => text !== null);
}

/** What must be said when the same key now has another result. */
function describeOther(before: StoredResult, after: StoredResult): string[] {
  if (before.key !== after.key) return [];
  const place = firstDifference(outcomeOf(before), outcomeOf(after));
  return place === null ? [] : [`same key, another result: not deterministic (${place})`];
}

function outcomeOf({ result, images, files }: StoredResult): Json {
  const hashed = (named: Record<string, Buffer>): Json =>
    Object.fromEntries(Object.entries(named).map(([name, bytes]) => [name, sha256(bytes)]));
  return { result, images: hashed(images), files: hashed(files) };
}

async function lookUp(
  dir: string,
  now: Dependencies,
): Promise<{ stored: StoredResult | null; reasons: string[] }> {
  const stored = await readResult(dir, now.parts.name);
  if ("problem" in stored) return { stored: null, reasons: [stored.problem] };
  if (stored.key === keyOf(now.parts)) return { stored, reasons: [] };
  return { stored, reasons: changes(stored, now) };
}

function describeMissing(missing: readonly string[], corpus: Corpus): string[] {
  if (missing.length === 0) return [];
  const all = missing.length === corpus.covers.length;
  return [
    all
      ? "its covers are not on this machine"
      : `${missing.length} of ${corpus.covers.length} covers are not on this machine, the first ${missing[0]}`,
  ];
}

/** With the engine that the analysis runs on. */
export function withEngine(analysis: Analysis<unknown, unknown>, computing: Computing): Computing {
  return { ...computing, engine: engineOf(analysis, computing.engine) };
}

/** What an analysis of this corpus may touch. */
export function contextOf(corpus: Corpus, source: CoverSource, options: Computing): Context {
  const { name, threads } = options.engine;
  let engine: ReturnType<typeof openEngineThread> | undefined;
  /** the same for all corpora */
  const keyAlone = async (step: Step): Promise<string> =>
    keyOf((await dependenciesOf(step, { hash: "" }, options.engine, options.identify)).parts);
  return {
    readCover: (cover) => source.read(cover),
    onProgress: options.onProgress,
    engine: () => (engine ??= openEngineThread(name, threads)),
    readWeights: (file) => options.weights.read(file),
    store: async (step) => options.cache.blobs(step.name, await keyAlone(step)),
    async cachedCovers(step) {
      const blobs = options.cache.packs(step.name, await keyAlone(step));
      const name = (cover: Cover): string => cover.sha256 || sha256(`${corpus.hash}/${cover.id}`);
      return {
        read: (cover) => blobs.read(name(cover)),
        write: (cover, content) => blobs.write(name(cover), content),
      };
    },
    async cached(step, compute) {
      const { parts } = await dependenciesOf(step, corpus, options.engine, options.identify);
      return options.cache.entry(step.name, keyOf(parts), compute);
    },
  };
}

/** Parameters as plain data; refuses what JSON cannot hold. */
export function asJson(params: unknown): Json {
  return JSON.parse(JSON.stringify(params)) as Json;
}
