import { random } from "../../data/random.ts";
import { ahead } from "./ahead.ts";
import type { Batch, Trainer } from "./network/engine.ts";
import type { Tensors } from "./network/initialise.ts";
import { classCount, dropouts, size } from "./network/layout.ts";
import type { Network } from "./network/networks.ts";

/** One side of the split, in memory or read as it is wanted. */
export interface Samples {
  /** class of each example */
  labels: readonly number[];
  /** inputs [indices.length, ...input] */
  inputs(indices: readonly number[]): Promise<Float32Array>;
}

/** The examples of each step of an epoch: all, shuffled, the last step with what is left. */
export function epochOrder(count: number, batch: number, seed: string): number[][] {
  return chunks(random(seed).shuffle(range(count)), batch);
}

/** A step's batch; its dropout masks come from the stream named by `seed`. */
export async function gather(
  network: Network,
  samples: Samples,
  indices: readonly number[],
  seed: string,
): Promise<Batch> {
  return {
    inputs: await samples.inputs(indices),
    labels: indices.map((index) => samples.labels[index]!),
    masks: dropoutMasks(network, indices.length, seed),
  };
}

/** Logits [count, classes] of all examples, in order. */
export async function predict(
  { network, trainer, batch }: { network: Network; trainer: Trainer; batch: number },
  samples: Samples,
  onProgress: (done: number) => void,
): Promise<Float32Array> {
  const classes = classCount(network);
  const logits = new Float32Array(samples.labels.length * classes);
  let done = 0;
  const groups = chunks(range(samples.labels.length), batch);
  for await (const inputs of ahead(groups, (indices) => samples.inputs(indices))) {
    logits.set(await trainer.evaluate(inputs), done * classes);
    done += inputs.length / size(network.input);
    onProgress(done);
  }
  return logits;
}

/** Groups of `length` in order; the last may be shorter. */
export function chunks<T>(items: readonly T[], length: number): T[][] {
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, i) => items.slice(i * length, (i + 1) * length));
}

function dropoutMasks(network: Network, count: number, seed: string): Tensors {
  const stream = random(seed);
  const masks = dropouts(network).map(({ name, shape, rate }) => {
    const values = new Float32Array(count * size(shape));
    return [name, values.map(() => (stream.float() < rate ? 0 : 1 / (1 - rate)))] as const;
  });
  return Object.fromEntries(masks);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
