import { UserError } from "../../data/error.ts";
import { ahead } from "./ahead.ts";
import { loadCheckpoint, saveCheckpoint, type CheckpointStore } from "./checkpoint.ts";
import type { Batch, Engine, Recipe, Trainer } from "./network/engine.ts";
import { initialise, zeros, type Tensors } from "./network/initialise.ts";
import { parameters } from "./network/layout.ts";
import type { Network } from "./network/networks.ts";
import {
  addTally,
  meanScore,
  parseProgress,
  startProgress,
  type Epoch,
  type Progress,
} from "./progress.ts";
import { chunks, epochOrder, gather, predict, type Samples } from "./samples.ts";

/** The poster's: batch 10, rate 0.01, momentum 0.9. */
export interface TrainingParams extends Recipe {
  epochs: number;
  seed: string;
  /** steps between checkpoints within an epoch, about; there is one after every epoch */
  checkpointSteps: number;
}

/** What training touches besides its data. */
export interface TrainingContext {
  engine: Engine;
  checkpoints: CheckpointStore;
  onProgress(label: string, done: number, total: number, note?: string): void;
  signal?: AbortSignal;
}

export interface Trained {
  epochs: Epoch[];
  /** logits [count, classes] of the last epoch's network, without dropout */
  train: Float32Array;
  test: Float32Array;
  parameters: Tensors;
}

interface Run {
  network: Network;
  samples: Record<"train" | "test", Samples>;
  params: TrainingParams;
  context: TrainingContext;
  trainer: Trainer;
}

/**
 * Trains a network from PyTorch's default initialisation to the end of the last epoch, whose network
 * is the result. Goes on from a checkpoint to the very same bits, on the same machine and engine.
 */
export async function train(
  network: Network,
  samples: Record<"train" | "test", Samples>,
  params: TrainingParams,
  context: TrainingContext,
): Promise<Trained> {
  const { progress, trainer } = await start(network, params, context);
  try {
    return await finish({ network, samples, params, context, trainer }, progress);
  } finally {
    await trainer.close();
  }
}

/** A function of its own, so that the first state is not held, which is as large as the network. */
async function start(network: Network, params: TrainingParams, context: TrainingContext) {
  const found = await loadCheckpoint(context.checkpoints, network);
  const progress = found === undefined ? startProgress() : parseProgress(found.progress);
  const state = found?.state ?? {
    parameters: initialise(network, `${params.seed}/start`),
    momenta: zeros(network),
  };
  return { progress, trainer: await context.engine.compile(network, params, state) };
}

async function finish(run: Run, progress: Progress): Promise<Trained> {
  while (progress.epochs.length < run.params.epochs) {
    progress = await trainEpoch(run, progress);
    await save(run, progress);
  }
  return {
    epochs: progress.epochs,
    train: await evaluate(run, "train"),
    test: await evaluate(run, "test"),
    parameters: await readParameters(run),
  };
}

async function trainEpoch(run: Run, progress: Progress): Promise<Progress> {
  const { samples, params, context, network } = run;
  const { total, calls } = planEpoch(run, progress);
  const gathered = ahead(calls, (call) =>
    Promise.all(call.map(({ indices, seed }) => gather(network, samples.train, indices, seed))),
  );
  for await (const batches of gathered) {
    context.signal?.throwIfAborted();
    const before = progress;
    progress = await learn(run, progress, batches);
    tellProgress(run, progress, total);
    if (progress.steps < total && due(before, progress, params)) await save(run, progress);
  }
  return { ...startProgress(), epochs: [...progress.epochs, await endEpoch(run, progress)] };
}

/** In covers, with the epoch's mean loss so far. */
function tellProgress(
  { network, samples, params, context }: Run,
  progress: Progress,
  total: number,
) {
  const count = samples.train.labels.length;
  const { epochs, steps, tally } = progress;
  const done = epochs.length * count + Math.min(count, Math.round((steps / total) * count));
  const note = `epoch ${epochs.length + 1}, loss ${(tally.loss / tally.count).toFixed(3)}`;
  context.onProgress(`training ${network.name}`, done, params.epochs * count, note);
}

interface Step {
  indices: readonly number[];
  /** of its dropout masks */
  seed: string;
}

/** What is left of an epoch, cut into the same calls as in a run without a break. */
function planEpoch({ samples, params, trainer }: Run, { epochs, steps }: Progress) {
  const { seed, batch } = params;
  const order = epochOrder(samples.train.labels.length, batch, `${seed}/shuffle/${epochs.length}`);
  const plan = order.map((indices, step): Step => ({
    indices,
    seed: `${seed}/dropout/${epochs.length}/${step}`,
  }));
  const done = steps / trainer.stride;
  if (!Number.isInteger(done)) throw new Error(`checkpoint of another engine: ${steps} steps`);
  return { total: plan.length, calls: chunks(plan, trainer.stride).slice(done) };
}

async function endEpoch(run: Run, { epochs, tally }: Progress): Promise<Epoch> {
  const logits = await evaluate(run, "test");
  const test = addTally(startProgress().tally, logits, run.samples.test.labels);
  checkLoss(run, test.loss, `end of epoch ${epochs.length + 1}`);
  return { train: meanScore(tally), test: meanScore(test) };
}

async function learn(run: Run, progress: Progress, batches: readonly Batch[]): Promise<Progress> {
  const logits = await run.trainer.steps(batches);
  const tally = batches.reduce(
    (sum, { labels }, i) => addTally(sum, logits[i]!, labels),
    progress.tally,
  );
  checkLoss(run, tally.loss, `epoch ${progress.epochs.length + 1}, step ${progress.steps + 1}`);
  return { ...progress, steps: progress.steps + batches.length, tally };
}

function checkLoss({ network, params }: Run, loss: number, place: string): void {
  if (Number.isFinite(loss)) return;
  throw new UserError(`training diverged: ${network.name}, ${place} (rate ${params.rate})`);
}

async function readParameters({ network, trainer }: Run): Promise<Tensors> {
  const tensors: Tensors = {};
  for (const { name } of parameters(network)) {
    tensors[name] = await trainer.read("parameters", name);
  }
  return tensors;
}

function due(before: Progress, after: Progress, { checkpointSteps }: TrainingParams): boolean {
  return Math.floor(after.steps / checkpointSteps) > Math.floor(before.steps / checkpointSteps);
}

async function save({ context, network, trainer }: Run, progress: Progress): Promise<void> {
  await saveCheckpoint(context.checkpoints, network, { trainer, progress });
}

async function evaluate(run: Run, split: "train" | "test"): Promise<Float32Array> {
  const samples = run.samples[split];
  return predict({ ...run, batch: run.params.batch }, samples, (done) => {
    run.context.signal?.throwIfAborted();
    run.context.onProgress(`evaluating ${run.network.name}`, done, samples.labels.length);
  });
}
