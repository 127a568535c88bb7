import { UserError } from "../../data/error.ts";
import { random } from "../../data/random.ts";
import { ahead } from "../nn/ahead.ts";
import type { CheckpointStore } from "../nn/checkpoint.ts";
import type { Tensors } from "../nn/network/initialise.ts";
import { classCount } from "../nn/network/layout.ts";
import type { Network } from "../nn/network/networks.ts";
import { openTuner, type Tuner, type TuningStep } from "../nn/onnx/tuning/tuner.ts";
import { learning } from "../nn/onnx/tuning/tuningModel.ts";
import { chunks, epochOrder, gather } from "../nn/samples.ts";
import type { Side } from "../nn/sides.ts";
import { loadTuning, saveTuning, type TunedEpoch, type TuningProgress } from "./checkpoint.ts";
import type { ReadViews } from "./frozenViews.ts";
import { balancedScore } from "./score.ts";
import { classWeights, type Mixture, targets } from "./targets.ts";

/** What of a network is tuned, and how much at once. */
export interface TuningSetting {
  /** this node and all after it learn */
  from: string;
  /** learning rate of the first step; it falls to 0 as half a cosine (Loshchilov and Hutter 2017, arXiv:1608.03983) */
  rate: number;
  /** each example is mixed with another one, in any shares (Verma et al. 2019, arXiv:1806.05236) */
  mixed: boolean;
}

/** What all settings share. */
export interface TuningRecipe {
  /** until the rate is 0 */
  epochs: number;
  /** epochs without a lower loss on the validation covers after which it stops */
  patience: number;
  batch: number;
  momentum: number;
  /** of numbers before the last layer */
  dropout: number;
  /** of labels: this part of each is dealt out evenly (Szegedy et al. 2016, arXiv:1512.00567) */
  smoothing: number;
  seed: string;
}

/** A network to tune, and the covers that it learns from. */
export interface TuningTask {
  network: Network;
  /** where it starts */
  tensors: Tensors;
  setting: TuningSetting;
  recipe: TuningRecipe;
  learnt: Side;
  views: { count: number; read: ReadViews };
  threads: number;
  /** after how many epochs it ends; with covers to judge by it may stop earlier */
  until: number;
  /** judged after every epoch */
  watched?: { train: Side; validation: Side };
}

/** What `tune` touches besides. */
export interface TuningContext {
  store: CheckpointStore;
  onProgress(label: string, done: number, total: number, note?: string): void;
}

export interface Tuned {
  epochs: TunedEpoch[];
  /** logits [n, classes] of covers as they are, by the last weights or by their mean over the epochs */
  predict(side: Side, averaged: boolean): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Goes on from a checkpoint to the very same bits, on the same machine. */
export async function tune(task: TuningTask, context: TuningContext): Promise<Tuned> {
  const { network, tensors, setting, recipe, threads, until } = task;
  const learnt = learning(network, setting.from);
  const found = await loadTuning(context.store, learnt);
  const tuner = await openTuner(
    network,
    { from: setting.from, batch: recipe.batch, momentum: recipe.momentum },
    { tensors, threads, ...(found ? { start: found.state } : {}) },
  );
  const state = tuner.state();
  let progress: TuningProgress = found ?? { done: 0, epochs: [], state, sums: {} };
  while (progress.done < until && !isOver(progress.epochs, recipe.patience)) {
    await learnEpoch(task, tuner, progress.done, context);
    progress = await endEpoch(task, tuner, progress);
    await saveTuning(context.store, learnt, progress);
  }
  return {
    epochs: progress.epochs,
    predict: (side, averaged) =>
      predict(task, tuner, side, averaged ? meanOf(progress) : progress.state.parameters),
    close: () => tuner.close(),
  };
}

/** The loss on the validation covers, of the better of the two networks of an epoch. */
function lossOf({ validation, averaged }: TunedEpoch): number {
  return Math.min(validation.loss, averaged.loss);
}

function isOver(epochs: readonly TunedEpoch[], patience: number): boolean {
  const losses = epochs.map(lossOf);
  const best = losses.indexOf(Math.min(...losses));
  return epochs.length - 1 - best >= patience;
}

async function learnEpoch(
  task: TuningTask,
  tuner: Tuner,
  epoch: number,
  { onProgress }: TuningContext,
): Promise<void> {
  const { recipe, learnt, network, until } = task;
  const count = learnt.labels.length;
  const order = epochOrder(count, recipe.batch, `${recipe.seed}/shuffle/${epoch}`);
  const plan = order.map((indices, step) => ({ indices, step, steps: order.length, epoch }));
  let done = epoch * count;
  for await (const step of ahead(plan, (it) => prepare(task, it))) {
    const logits = await tuner.step(step);
    if (!logits.every(Number.isFinite))
      throw new UserError(`tuning diverged: ${network.name} (rate ${task.setting.rate})`);
    done += step.targets.length / classCount(task.network);
    onProgress(`tuning ${network.name}`, done, until * count, `epoch ${epoch + 1}`);
  }
}

interface Planned {
  indices: readonly number[];
  epoch: number;
  step: number;
  steps: number;
}

async function prepare(
  task: TuningTask,
  { indices, epoch, step, steps }: Planned,
): Promise<TuningStep> {
  const { network, setting, recipe, learnt, views } = task;
  const seed = `${recipe.seed}/${epoch}/${step}`;
  const draw = random(`${seed}/views`);
  const samples = {
    labels: learnt.labels,
    inputs: (chosen: readonly number[]) =>
      views.read(chosen.map((i) => ({ place: learnt.places[i]!, view: draw.int(views.count) }))),
  };
  const { inputs, labels, masks } = await gather(network, samples, indices, `${seed}/dropout`);
  const shares = labels.map(() => (setting.mixed ? draw.float() : 0));
  const weights = classWeights(learnt.labels, classCount(task.network));
  const share = (1 + Math.cos((Math.PI * (epoch + step / steps)) / recipe.epochs)) / 2;
  return {
    inputs: setting.mixed ? mixed(inputs, shares) : inputs,
    targets: targets(mixturesOf(labels, shares), weights, recipe.smoothing),
    masks,
    rate: setting.rate * share,
  };
}

/** Each row with the share of the next one, the last with the first. */
function mixed(inputs: Float32Array, shares: readonly number[]): Float32Array {
  const each = inputs.length / shares.length;
  return inputs.map((value, at) => {
    const share = shares[Math.floor(at / each)]!;
    return (1 - share) * value + share * inputs[(at + each) % inputs.length]!;
  });
}

function mixturesOf(labels: readonly number[], shares: readonly number[]): Mixture[] {
  return labels.map((label, i) => ({
    label,
    other: { label: labels[(i + 1) % labels.length]!, share: shares[i]! },
  }));
}

async function endEpoch(
  task: TuningTask,
  tuner: Tuner,
  before: TuningProgress,
): Promise<TuningProgress> {
  const state = tuner.state();
  const sums = Object.fromEntries(
    Object.entries(state.parameters).map(([name, values]) => {
      const sum = before.sums[name];
      return [name, sum ? values.map((value, i) => value + sum[i]!) : values];
    }),
  );
  const progress = { done: before.done + 1, epochs: before.epochs, state, sums };
  if (!task.watched) return progress;
  const { train, validation } = task.watched;
  const score = async (side: Side, learnt: Tensors) =>
    balancedScore(await predict(task, tuner, side, learnt), side.labels);
  const epoch = {
    train: await score(train, state.parameters),
    validation: await score(validation, state.parameters),
    averaged: await score(validation, meanOf(progress)),
  };
  return { ...progress, epochs: [...before.epochs, epoch] };
}

function meanOf({ sums, done }: Pick<TuningProgress, "sums" | "done">): Tensors {
  return Object.fromEntries(
    Object.entries(sums).map(([name, sum]) => [name, sum.map((value) => value / done)]),
  );
}

async function predict(
  { network, views, recipe }: TuningTask,
  tuner: Tuner,
  side: Side,
  learnt: Tensors,
): Promise<Float32Array> {
  const logits = new Float32Array(side.places.length * classCount(network));
  const groups = chunks(side.places, recipe.batch);
  let at = 0;
  for await (const inputs of ahead(groups, (places) =>
    views.read(places.map((place) => ({ place, view: 0 }))),
  )) {
    const found = await tuner.evaluate(inputs, learnt);
    logits.set(found, at);
    at += found.length;
  }
  return logits;
}
