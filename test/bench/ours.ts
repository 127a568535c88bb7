import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../../analyses/contract/analysis.ts";
import { averagedImages } from "../../analyses/averagedImages.ts";
import { openCache } from "../../analyses/pipeline/cache.ts";
import {
  type HistogramSimilarity,
  histogramSimilarity,
} from "../../analyses/histogramSimilarity.ts";
import type { Measure } from "../../analyses/image/histograms/compareHistograms.ts";
import { canonicalJson, sha256 } from "../../data/hash.ts";
import type { OpenCorpus } from "../../data/corpora/openCorpus.ts";

/** By measure: [genres, genres]. */
export type Matrices = Record<Measure, number[][]>;

export interface Measurement {
  seconds: number;
  /** of all threads together: what a busy machine changes less */
  cpuSeconds: number;
  /** seconds by step */
  steps: Record<string, number>;
  /** means over all pairs of covers */
  exact: Matrices;
}

/** Both colour analyses with a cache that is empty at the start; files are checked against their hashes. */
export async function runOurs({ corpus, source }: OpenCorpus): Promise<Measurement> {
  const dir = await mkdtemp(join(tmpdir(), "bench-"));
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const steps: Record<string, number> = {};
  let last = start;
  const cache = openCache(dir);
  const context: Context = {
    readCover: (cover) => source.read(cover),
    cached: (step, compute) => cache.entry(step.name, sha256(canonicalJson(step.params)), compute),
    store: async (step) => cache.blobs(step.name, sha256(canonicalJson(step.params))),
    cachedCovers: () => Promise.reject(new Error("no features: the colour analyses need none")),
    readWeights: () => Promise.reject(new Error("no weights: the colour analyses need none")),
    engine: () => Promise.reject(new Error("no engine: the colour analyses need none")),
    onProgress(label) {
      const now = performance.now();
      steps[label] = (steps[label] ?? 0) + (now - last) / 1000;
      last = now;
    },
  };
  const { result } = await histogramSimilarity.run(corpus, histogramSimilarity.params, context);
  await averagedImages.run(corpus, averagedImages.params, context);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuStart);
  await rm(dir, { recursive: true });
  return { seconds, cpuSeconds: (user + system) / 1e6, steps, exact: exactMatrices(result) };
}

function exactMatrices({ exact }: HistogramSimilarity): Matrices {
  const rows = (measure: Measure): number[][] =>
    Object.values(exact.measures[measure].matrix).map((row) => Object.values(row));
  return {
    correlation: rows("correlation"),
    chiSquare: rows("chiSquare"),
    intersection: rows("intersection"),
    hellinger: rows("hellinger"),
  };
}
