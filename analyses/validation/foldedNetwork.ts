import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import type { Round } from "../folds/rounds.ts";
import { coverPixels } from "../image/coverPixels.ts";
import { normalise, symmetric } from "../image/normalise.ts";
import { clearCheckpoint } from "../nn/checkpoint.ts";
import type { CoverModel } from "../nn/coverNetwork.ts";
import { customNetwork } from "../nn/network/networks.ts";
import type { Samples } from "../nn/samples.ts";
import { train, type TrainingParams } from "../nn/train.ts";

/** The custom network, trained on a round; levels become inputs of -1 to 1. */
export interface FoldTraining {
  pixels: CoverModel["pixels"];
  params: TrainingParams;
  round: Round;
}

/** Logits [test covers of the round][genres], after training on the others: from the cache, else trained, with checkpoints. */
export async function foldedNetwork(
  corpus: Corpus,
  { pixels, params, round }: FoldTraining,
  context: Context,
): Promise<Float32Array[]> {
  const classes = corpus.genres.length;
  const network = customNetwork(classes, { size: pixels.size });
  const { checkpointSteps: _, ...recipe } = params;
  const step = {
    name: "foldedNetwork",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ network, pixels, recipe, test: round.test })),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const kept = await coverPixels(corpus, pixels, context);
    const samples = (places: readonly number[]): Samples => ({
      labels: places.map((place) => corpus.genres.indexOf(corpus.covers[place]!.genre)),
      inputs: async (indices) =>
        normalise(await kept.read(indices.map((index) => places[index]!)), symmetric),
    });
    const { engine, onProgress } = context;
    const run = { engine: await engine(), checkpoints: draft, onProgress };
    const both = { train: samples(round.train), test: samples(round.test) };
    const { test } = await train(network, both, params, run);
    await draft.write("test.f32", new Uint8Array(test.buffer, test.byteOffset, test.byteLength));
    await clearCheckpoint(draft, network);
  });
  const logits = new Float32Array(Uint8Array.from(await entry.read("test.f32")).buffer);
  return round.test.map((_, i) => logits.subarray(i * classes, (i + 1) * classes));
}
