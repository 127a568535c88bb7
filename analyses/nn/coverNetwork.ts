import type { Corpus, Split } from "../../data/corpus/corpus.ts";
import type { CacheDraft, CacheEntry, Context } from "../contract/analysis.ts";
import { coverPixels, type Downsampling } from "../image/coverPixels.ts";
import { imageNet, normalise, symmetric } from "../image/normalise.ts";
import { clearCheckpoint } from "./checkpoint.ts";
import { alexNet, customNetwork, type Network } from "./network/networks.ts";
import { type Epoch, parseProgress } from "./progress.ts";
import type { Samples } from "./samples.ts";
import { type Side, type Sides, sidesOf } from "./sides.ts";
import { train, type TrainingParams } from "./train.ts";

/** A network and the pixels it is trained on. */
export interface CoverModel {
  network: "custom" | "alexNet";
  pixels: Downsampling;
  /** levels to inputs: ImageNet's mean and deviation, or -1..1 */
  normalisation: "imageNet" | "symmetric";
  /** seed by which the genres are dealt out anew, on each side apart: nothing is left to learn (negative control) */
  shuffledGenres?: string;
}

/** What a trained network says of every cover of a side. */
export interface SideScores {
  /** place of each cover's genre */
  labels: readonly number[];
  /** ids, in the order of the corpus */
  ids: readonly string[];
  /** [covers][genres] */
  logits: readonly Float32Array[];
}

export interface TrainedModel {
  epochs: readonly Epoch[];
  train: SideScores;
  test: SideScores;
}

/** A model and how it is trained. */
export interface Training {
  model: CoverModel;
  params: TrainingParams;
}

/** The model after training on the corpus's training covers: from the cache, else trained, with checkpoints. */
export async function trainedModel(
  corpus: Corpus,
  { model, params }: Training,
  context: Context,
): Promise<TrainedModel> {
  const network = buildNetwork(model, corpus.genres.length);
  const sides = sidesOf(corpus, model.shuffledGenres);
  const { checkpointSteps: _, ...recipe } = params;
  const step = {
    name: "training",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ model, network, recipe })),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const samples = await samplesOf(corpus, model, sides, context);
    await trainInto(draft, { network, samples, params }, context);
  });
  const logits = (side: Split) => readLogits(entry, side, corpus.genres.length);
  return {
    epochs: parseProgress(JSON.parse((await entry.read("progress.json")).toString())).epochs,
    train: { ...sides.train, logits: await logits("train") },
    test: { ...sides.test, logits: await logits("test") },
  };
}

function buildNetwork({ network, pixels }: CoverModel, classes: number): Network {
  return network === "alexNet" ? alexNet(classes) : customNetwork(classes, { size: pixels.size });
}

async function samplesOf(
  corpus: Corpus,
  model: CoverModel,
  sides: Sides,
  context: Context,
): Promise<Record<Split, Samples>> {
  const pixels = await coverPixels(corpus, model.pixels, context);
  const normalisation = model.normalisation === "imageNet" ? imageNet : symmetric;
  const samples = ({ labels, places }: Side): Samples => ({
    labels,
    inputs: async (indices) =>
      normalise(await pixels.read(indices.map((index) => places[index]!)), normalisation),
  });
  return { train: samples(sides.train), test: samples(sides.test) };
}

async function trainInto(
  draft: CacheDraft,
  {
    network,
    samples,
    params,
  }: { network: Network; samples: Record<Split, Samples>; params: TrainingParams },
  { engine, onProgress }: Context,
): Promise<void> {
  const run = { engine: await engine(), checkpoints: draft, onProgress };
  const trained = await train(network, samples, params, run);
  for (const side of ["train", "test"] as const)
    await draft.write(`${side}.f32`, new Uint8Array(trained[side].buffer));
  const { epochs } = trained;
  const progress = { epochs, steps: 0, tally: { loss: 0, correct: 0, count: 0 } };
  await draft.write("progress.json", Buffer.from(JSON.stringify(progress)));
  await clearCheckpoint(draft, network);
}

async function readLogits(
  entry: CacheEntry,
  side: Split,
  classes: number,
): Promise<Float32Array[]> {
  const bytes = Uint8Array.from(await entry.read(`${side}.f32`)); // a copy is aligned
  const logits = new Float32Array(bytes.buffer);
  return Array.from({ length: logits.length / classes }, (_, i) =>
    logits.subarray(i * classes, (i + 1) * classes),
  );
}
