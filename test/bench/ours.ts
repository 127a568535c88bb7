import { rememberIdentities } from "../../data/code.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { averagedImages } from "../../analyses/averagedImages.ts";
import { openCache } from "../../analyses/cache.ts";
import { type ComputeOptions, computeResult } from "../../analyses/compute.ts";
import {
  type HistogramSimilarity,
  histogramSimilarity,
} from "../../analyses/histogramSimilarity.ts";
import type { Measure } from "../../analyses/image/compareHistograms.ts";
import type { OpenCorpus } from "../../data/openCorpus.ts";

/** By measure: [genres, genres]. */
export type Matrices = Record<Measure, number[][]>;

export interface Measurement {
  seconds: number;
  /** of all threads together: what a busy machine does not change */
  cpuSeconds: number;
  /** seconds by step */
  steps: Record<string, number>;
  /** means over all pairs of covers */
  exact: Matrices;
}

/** Both colour analyses as the build runs them, with a cache that is empty at the start. */
export async function runOurs({ corpus, source }: OpenCorpus, root: string): Promise<Measurement> {
  const dir = await mkdtemp(join(tmpdir(), "bench-"));
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const steps: Record<string, number> = {};
  let last = start;
  const options: ComputeOptions = {
    identify: rememberIdentities(root),
    results: join(dir, "results"),
    cache: openCache(join(dir, "cache")),
    engine: { name: "onnx", threads: 1 }, // not used
    force: false,
    frozen: false,
    dry: false,
    onStatus() {},
    onProgress(label) {
      const now = performance.now();
      steps[label] = (steps[label] ?? 0) + (now - last) / 1000;
      last = now;
    },
  };
  const { stored } = await computeResult(histogramSimilarity, corpus, source, options);
  await computeResult(averagedImages, corpus, source, options);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuStart);
  await rm(dir, { recursive: true });
  if (stored === null) throw new Error("not computed: histogramSimilarity");
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    steps,
    exact: exactMatrices(stored.result as unknown as HistogramSimilarity),
  };
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
