import type { Corpus } from "../../data/corpus.ts";
import { random } from "../../data/random.ts";
import type { CacheDraft, CacheEntry, Context } from "../analysis.ts";
import { coverPixels, type Downsampling } from "../image/coverPixels.ts";
import { imageNet, normalise, symmetric } from "../image/normalise.ts";
import { clearCheckpoint } from "./checkpoint.ts";
import type { Engine } from "./engine.ts";
import { alexNet, customNetwork, type Network } from "./networks.ts";
import { type Epoch, parseProgress } from "./progress.ts";
import type { Samples } from "./samples.ts";
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

/** The model after training on the corpus's training covers: from the cache, else trained, with checkpoints. */
export async function trainedModel(
  corpus: Corpus,
  model: CoverModel,
  params: TrainingParams,
  engine: Engine,
  context: Context,
): Promise<TrainedModel> {
  const network = buildNetwork(model, corpus.genres.length);
  const sides = {
    train: sideOf(corpus, "train", model.shuffledGenres),
    test: sideOf(corpus, "test", model.shuffledGenres),
  };
  const { checkpointSteps: _, ...recipe } = params;
  const step = {
    name: "training",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ model, network, recipe })),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const pixels = await coverPixels(corpus, model.pixels, context);
    const samples = (side: Side): Samples => ({
      labels: side.labels,
      inputs: async (indices) =>
        normalise(
          await pixels.read(indices.map((index) => side.places[index]!)),
          model.normalisation === "imageNet" ? imageNet : symmetric,
        ),
    });
    await trainInto(
      draft,
      network,
      { train: samples(sides.train), test: samples(sides.test) },
      params,
      engine,
      context,
    );
  });
  return {
    epochs: parseProgress(JSON.parse((await entry.read("progress.json")).toString())).epochs,
    train: { ...sides.train, logits: await readLogits(entry, "train", corpus.genres.length) },
    test: { ...sides.test, logits: await readLogits(entry, "test", corpus.genres.length) },
  };
}

function buildNetwork({ network, pixels }: CoverModel, classes: number): Network {
  return network === "alexNet" ? alexNet(classes) : customNetwork(classes, { size: pixels.size });
}

interface Side {
  places: readonly number[];
  ids: readonly string[];
  labels: readonly number[];
}

function sideOf(
  { covers, genres }: Corpus,
  split: "train" | "test",
  shuffledGenres: string | undefined,
): Side {
  const places = covers.flatMap((cover, place) => (cover.split === split ? [place] : []));
  const labels = places.map((place) => genres.indexOf(covers[place]!.genre));
  return {
    places,
    ids: places.map((place) => covers[place]!.id),
    labels: shuffledGenres ? random(`${shuffledGenres}/${split}`).shuffle(labels) : labels,
  };
}

async function trainInto(
  draft: CacheDraft,
  network: Network,
  samples: Record<"train" | "test", Samples>,
  params: TrainingParams,
  engine: Engine,
  { onProgress }: Context,
): Promise<void> {
  const trained = await train(network, samples, params, { engine, checkpoints: draft, onProgress });
  for (const side of ["train", "test"] as const)
    await draft.write(`${side}.f32`, new Uint8Array(trained[side].buffer));
  const { epochs } = trained;
  const progress = { epochs, steps: 0, tally: { loss: 0, correct: 0, count: 0 } };
  await draft.write("progress.json", Buffer.from(JSON.stringify(progress)));
  await clearCheckpoint(draft, network);
}

async function readLogits(
  entry: CacheEntry,
  side: string,
  classes: number,
): Promise<Float32Array[]> {
  const bytes = Uint8Array.from(await entry.read(`${side}.f32`)); // a copy is aligned
  const logits = new Float32Array(bytes.buffer);
  return Array.from({ length: logits.length / classes }, (_, i) =>
    logits.subarray(i * classes, (i + 1) * classes),
  );
}
