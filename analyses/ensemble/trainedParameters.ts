import type { Corpus } from "../../data/corpus/corpus.ts";
import type { CacheDraft, CacheEntry, Context } from "../contract/analysis.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { coverPixels } from "../image/coverPixels.ts";
import { normalise, symmetric } from "../image/normalise.ts";
import { clearCheckpoint } from "../nn/checkpoint.ts";
import type { CoverModel } from "../nn/coverNetwork.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { parameters } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import type { Samples } from "../nn/samples.ts";
import { type Side, type Sides, sidesOf } from "../nn/sides.ts";
import { train, type TrainingParams } from "../nn/train.ts";

/** One fold of the training covers that a network is not trained on. */
export interface Withheld {
  folds: number;
  seed: string;
}

/** A network for the page, and how it is trained; levels become inputs of -1 to 1. */
export interface KeptTraining {
  network: Network;
  pixels: CoverModel["pixels"];
  params: TrainingParams;
  withheld?: Withheld;
}

/** A network after its training, and what it says of covers it has not seen. */
export interface KeptNetwork {
  parameters: Tensors;
  /** the test covers, or those withheld from training */
  unseen: Side;
  /** [unseen covers][genres] */
  logits: Float32Array[];
}

/** The network trained as `trainedModel` does, but with its parameters: from the cache, else trained, with checkpoints. */
export async function trainedParameters(
  corpus: Corpus,
  training: KeptTraining,
  context: Context,
): Promise<KeptNetwork> {
  const { network, pixels, params, withheld } = training;
  const { checkpointSteps: _, ...recipe } = params;
  const step = {
    name: "parameters",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ network, pixels, recipe, withheld })),
    usesEngine: true,
  };
  const sides = withheld === undefined ? sidesOf(corpus) : withheldSides(corpus, withheld);
  const entry = await context.cached(step, (draft) =>
    trainInto(draft, { corpus, sides, training }, context),
  );
  const tensors: Tensors = {};
  for (const { name } of parameters(network)) tensors[name] = await readFloats(entry, name);
  const logits = await readFloats(entry, "logits");
  const classes = corpus.genres.length;
  return {
    parameters: tensors,
    unseen: sides.test,
    logits: sides.test.ids.map((_, i) => logits.subarray(i * classes, (i + 1) * classes)),
  };
}

/** The training covers alone, the first of their folds as test side. */
export function withheldSides(corpus: Corpus, { folds, seed }: Withheld): Sides {
  const all = sidesOf(corpus).train;
  const covers = all.places.map((place) => corpus.covers[place]!);
  const fold = assignFolds({ ...corpus, covers }, folds, seed);
  const side = (isTest: boolean): Side => {
    const kept = Array.from(fold.keys()).filter((i) => (fold[i] === 0) === isTest);
    return {
      places: kept.map((i) => all.places[i]!),
      ids: kept.map((i) => all.ids[i]!),
      labels: kept.map((i) => all.labels[i]!),
    };
  };
  return { train: side(false), test: side(true) };
}

async function trainInto(
  draft: CacheDraft,
  { corpus, sides, training }: { corpus: Corpus; sides: Sides; training: KeptTraining },
  context: Context,
): Promise<void> {
  const pixels = await coverPixels(corpus, training.pixels, context);
  const samples = ({ labels, places }: Side): Samples => ({
    labels,
    inputs: async (indices) =>
      normalise(await pixels.read(indices.map((index) => places[index]!)), symmetric),
  });
  const both = { train: samples(sides.train), test: samples(sides.test) };
  const { engine, onProgress } = context;
  const run = { engine: await engine(), checkpoints: draft, onProgress };
  const trained = await train(training.network, both, training.params, run);
  for (const [name, values] of Object.entries(trained.parameters))
    await draft.write(fileOf(name), bytesOf(values));
  await draft.write(fileOf("logits"), bytesOf(trained.test));
  await clearCheckpoint(draft, training.network);
}

function fileOf(name: string): string {
  return `${name}.f32`;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function readFloats(entry: CacheEntry, name: string): Promise<Float32Array> {
  const bytes = Uint8Array.from(await entry.read(fileOf(name))); // a copy is aligned
  return new Float32Array(bytes.buffer);
}
