import pMap from "p-map";
import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import type { Context, CoverCache } from "../contract/analysis.ts";
import { centreCrop } from "../image/centreCrop.ts";
import { normalise } from "../image/normalise.ts";
import { readImage } from "../image/readImage.ts";
import { ahead } from "../nn/ahead.ts";
import type { FrozenNetwork } from "../nn/network/engine.ts";
import { chunks } from "../nn/samples.ts";
import { type Backbone, backboneWeights, describeBackbone } from "./backbone.ts";
import { featureCounts, freezeStages } from "./stages.ts";

/** What a frozen network says of every cover of a corpus, in its order. */
export interface CoverFeatures {
  /** numbers of one cover */
  length: number;
  rows: readonly Float32Array[];
}

/** The input of the layer that is replaced, or after it what each stage sees: channels' means and deviations. */
export type Layers = "last" | "all";

const batch = 8;

/** Features of all covers, each computed once per backbone, weights and engine. A killed run goes on where it stopped. */
export async function coverFeatures(
  corpus: Corpus,
  backbone: Backbone,
  context: Context,
  layers: Layers = "last",
): Promise<CoverFeatures> {
  const cache = await context.cachedCovers({
    name: "features",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify(backbone)),
    usesEngine: true,
  });
  const { network, stages } = describeBackbone(backbone);
  const counts = featureCounts(network(), stages);
  const length = counts[layers];
  const read = () => readRows(corpus.covers, cache, counts.all, length);
  const rows = await read();
  const missing = corpus.covers.filter((_, place) => rows[place] === null);
  if (missing.length === 0) return { length, rows: whole(rows) };
  await extract(missing, backbone, cache, context);
  return { length, rows: whole(await read()) };
}

function readRows(
  covers: readonly Cover[],
  cache: CoverCache,
  stored: number,
  length: number,
): Promise<(Float32Array | null)[]> {
  const read = async (cover: Cover): Promise<Float32Array | null> => {
    const bytes = await cache.read(cover);
    if (bytes?.length !== 4 * stored) return null;
    return new Float32Array(Uint8Array.from(bytes.subarray(0, 4 * length)).buffer);
  };
  return pMap(covers, read, { concurrency: 32 });
}

function whole(rows: readonly (Float32Array | null)[]): Float32Array[] {
  return rows.map((row) => {
    if (row === null) throw new Error("features lost while they were computed");
    return row;
  });
}

async function extract(
  covers: readonly Cover[],
  backbone: Backbone,
  cache: CoverCache,
  context: Context,
): Promise<void> {
  const { network: build, stages } = describeBackbone(backbone);
  const network = build();
  const tensors = await backboneWeights(backbone, context);
  const frozen = await freezeStages(await context.engine(), network, stages, tensors, batch);
  let done = 0;
  try {
    const groups = chunks(covers, batch);
    for await (const inputs of ahead(groups, (group) => readInputs(group, backbone, context))) {
      const group = groups[done / batch]!;
      await store(group, await evaluate(frozen, inputs, backbone), cache);
      done += group.length;
      context.onProgress(`features of ${network.name}`, done, covers.length);
    }
  } finally {
    await frozen.close();
  }
}

async function readInputs(
  covers: readonly Cover[],
  backbone: Backbone,
  context: Context,
): Promise<Float32Array> {
  const { crop, normalisation } = describeBackbone(backbone);
  const read = async (cover: Cover): Promise<Uint8Array> =>
    centreCrop(await readImage(cover, context), crop).pixels;
  return normalise(await Promise.all(covers.map(read)), normalisation);
}

async function evaluate(
  frozen: FrozenNetwork,
  inputs: Float32Array,
  { architecture }: Backbone,
): Promise<Float32Array> {
  const features = await frozen.evaluate(inputs);
  if (features.every(Number.isFinite)) return features;
  throw new Error(`features that are not finite: ${architecture}`);
}

async function store(
  covers: readonly Cover[],
  features: Float32Array,
  cache: CoverCache,
): Promise<void> {
  const length = features.length / covers.length;
  await Promise.all(
    covers.map((cover, i) => {
      const row = features.slice(i * length, (i + 1) * length);
      return cache.write(cover, new Uint8Array(row.buffer));
    }),
  );
}
