import type { CheckpointStore } from "../nn/checkpoint.ts";
import { concatenate } from "../nn/network/concatenate.ts";
import type { State } from "../nn/network/engine.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { type Parameter, size } from "../nn/network/layout.ts";
import type { Score } from "../nn/progress.ts";

/** After one pass over the covers learnt from: every genre counts alike. */
export interface TunedEpoch {
  /** of as many of the covers learnt from as there are to judge by, as they are */
  train: Score;
  validation: Score;
  /** with the mean of the weights after each epoch so far */
  averaged: Score;
}

/** What tuning needs to go on as if it had never stopped. */
export interface TuningProgress {
  done: number;
  epochs: TunedEpoch[];
  state: State;
  /** of what was learnt, after each epoch */
  sums: Tensors;
}

const index = "progress.json";

/** The tensors first, then the index that names them: a run killed at any moment leaves a whole checkpoint. */
export async function saveTuning(
  store: CheckpointStore,
  learnt: readonly Parameter[],
  { done, epochs, state, sums }: TuningProgress,
): Promise<void> {
  const parts = [state.parameters, state.momenta, sums];
  const all = parts.flatMap((tensors) => learnt.map(({ name }) => tensors[name]!));
  await store.write(fileOf(done), new Uint8Array(concatenate(all).buffer));
  await store.write(index, Buffer.from(JSON.stringify({ done, epochs })));
  await store.remove(fileOf(done - 1));
}

export async function loadTuning(
  store: CheckpointStore,
  learnt: readonly Parameter[],
): Promise<TuningProgress | undefined> {
  if (!(await store.has(index))) return undefined;
  const { done, epochs } = JSON.parse((await store.read(index)).toString()) as TuningProgress;
  const bytes = Uint8Array.from(await store.read(fileOf(done))); // a copy is aligned
  const values = new Float32Array(bytes.buffer);
  let at = 0;
  const take = (): Tensors =>
    Object.fromEntries(
      learnt.map(({ name, shape }) => [name, values.slice(at, (at += size(shape)))]),
    );
  return { done, epochs, state: { parameters: take(), momenta: take() }, sums: take() };
}

function fileOf(done: number): string {
  return `epoch-${done}.f32`;
}
