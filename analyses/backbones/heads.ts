import type { Corpus } from "../../data/corpus/corpus.ts";
import type { CacheEntry, Context } from "../contract/analysis.ts";
import { joinRows } from "../nn/network/joinRows.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { type Round, roundOf } from "../folds/rounds.ts";
import { chosenFit } from "../models/chosenFit.ts";
import { openLogisticRegression, standardised } from "../models/logisticRegression.ts";
import { sidesOf } from "../nn/sides.ts";
import type { CheckpointStore } from "../nn/checkpoint.ts";
import type { Engine } from "../nn/network/engine.ts";
import { linearHead } from "../nn/network/networks.ts";
import type { Epoch } from "../nn/progress.ts";
import type { Samples } from "../nn/samples.ts";
import { train, type TrainingParams } from "../nn/train.ts";
import type { Backbone } from "./backbone.ts";
import type { CoverFeatures } from "./coverFeatures.ts";

/** How the last layers are trained. */
export interface HeadParams {
  /** the poster's, with the seed of start and shuffling */
  recipe: TrainingParams;
  /** of the logistic regression's penalty, the strongest first; a fifth of the training covers chooses */
  strengths: readonly number[];
  /** of the cross-validation over the whole corpus; 0 for none */
  folds: number;
  /** seed by which the genres are dealt out anew, on each side apart: nothing is left to learn (negative control) */
  shuffledGenres?: string;
}

/** Two last layers on the same features. Logits are of all covers, in the order of the corpus. */
export interface Heads {
  /** by the poster's recipe: a new linear layer, SGD with momentum */
  sgd: Head & { epochs: readonly Epoch[] };
  /** logistic regression to convergence */
  logistic: Head & { strength: number };
}

export interface Head {
  /** [covers][genres], after training on the training side */
  logits: readonly Float32Array[];
  /** [covers][genres], each after training on the other folds; empty without folds */
  crossValidated: readonly Float32Array[];
}

/** Frozen features of all covers of a corpus, and how last layers are trained on them. */
export interface HeadTraining {
  backbone: Backbone;
  features: CoverFeatures;
  params: HeadParams;
}

/** Trained last layers from the cache, else trained. */
export async function trainedHeads(
  corpus: Corpus,
  { backbone, features, params }: HeadTraining,
  context: Context,
): Promise<Heads> {
  const step = {
    name: "heads",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ backbone, ...params })),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const labels = labelsOf(corpus, params);
    const engine = await context.engine();
    const task = { features, labels, corpus, params, engine, context };
    const { sgd, logistic } = await trainHeads(task);
    for (const [name, head] of Object.entries({ sgd, logistic }))
      for (const part of ["logits", "crossValidated"] as const)
        await draft.write(`${name}-${part}.f32`, bytesOf(head[part]));
    const facts = { epochs: sgd.epochs, strength: logistic.strength };
    await draft.write("facts.json", Buffer.from(JSON.stringify(facts)));
  });
  return readHeads(entry, corpus.genres.length);
}

async function readHeads(entry: CacheEntry, genres: number): Promise<Heads> {
  const facts = JSON.parse((await entry.read("facts.json")).toString()) as {
    epochs: Epoch[];
    strength: number;
  };
  const rows = async (file: string) => split(await entry.read(`${file}.f32`), genres);
  const head = async (name: string): Promise<Head> => ({
    logits: await rows(`${name}-logits`),
    crossValidated: await rows(`${name}-crossValidated`),
  });
  return {
    sgd: { ...(await head("sgd")), epochs: facts.epochs },
    logistic: { ...(await head("logistic")), strength: facts.strength },
  };
}

async function trainHeads(task: Task): Promise<Heads> {
  const { corpus, params } = task;
  const split = roundOf(corpus.covers, ({ split }) => split === "test");
  const folds = assignFolds(corpus, params.folds, `${params.recipe.seed}/folds`);
  const rounds = Array.from({ length: params.folds }, (_, fold) =>
    roundOf(folds, (f) => f === fold),
  );
  const sgd = await sgdHeads([split, ...rounds], task);
  return { sgd, logistic: await logisticHeads([split, ...rounds], task) };
}

/** Places of the covers' genres, or of those dealt to them, in the order of the corpus. */
function labelsOf(corpus: Corpus, { shuffledGenres }: HeadParams): number[] {
  const labels = new Array<number>(corpus.covers.length);
  for (const side of Object.values(sidesOf(corpus, shuffledGenres)))
    for (const [i, place] of side.places.entries()) labels[place] = side.labels[i]!;
  return labels;
}

interface Task {
  features: CoverFeatures;
  labels: readonly number[];
  corpus: Corpus;
  params: HeadParams;
  engine: Engine;
  context: Context;
}

async function sgdHeads([split, ...rounds]: Round[], task: Task): Promise<Heads["sgd"]> {
  const { epochs, logits } = await sgdHead(split!, task);
  tell(task, "SGD", 1);
  const crossValidated: Float32Array[] = [];
  for (const [i, round] of rounds.entries()) {
    const { logits } = await sgdHead(round, task);
    for (const place of round.test) crossValidated[place] = logits[place]!;
    tell(task, "SGD", i + 2);
  }
  return { epochs, logits, crossValidated };
}

async function sgdHead(
  { train: learning, test: judging }: Round,
  { features: { rows, length }, labels, corpus, params, engine }: Task,
): Promise<{ epochs: readonly Epoch[]; logits: Float32Array[] }> {
  const samples = (places: readonly number[]): Samples => ({
    labels: places.map((place) => labels[place]!),
    inputs: async (indices) => joinRows(indices.map((index) => rows[places[index]!]!)),
  });
  const genres = corpus.genres.length;
  const trained = await train(
    linearHead(length, genres),
    { train: samples(learning), test: samples(judging) },
    params.recipe,
    { engine, checkpoints: noCheckpoints, onProgress: () => undefined },
  );
  const logits = new Array<Float32Array>(rows.length);
  for (const [places, values] of [
    [learning, trained.train],
    [judging, trained.test],
  ] as const)
    for (const [i, place] of places.entries())
      logits[place] = values.slice(i * genres, (i + 1) * genres);
  return { epochs: trained.epochs, logits };
}

/** A head is trained in seconds: it begins anew. */
const noCheckpoints: CheckpointStore = {
  has: async () => false,
  read: (file) => Promise.reject(new Error(`missing file: ${file}`)),
  write: async () => undefined,
  remove: async () => undefined,
};

async function logisticHeads([split, ...rounds]: Round[], task: Task): Promise<Heads["logistic"]> {
  const { features, labels, corpus, engine, params } = task;
  const rows = standardised(features.rows, split!.train);
  const { threads } = engine.identity;
  const { strengths, recipe } = params;
  const choice = { labels, weighting: "rows", strengths, seed: recipe.seed } as const;
  const model = await openLogisticRegression(rows, labels, corpus.genres.length, { threads });
  try {
    const { strength, fit } = await chosenFit(model, split!.train, choice);
    tell(task, "logistic regression", 1);
    const crossValidated: Float32Array[] = [];
    for (const [i, { train, test }] of rounds.entries()) {
      const { fit } = await chosenFit(model, train, choice);
      for (const place of test) crossValidated[place] = fit.logits[place]!;
      tell(task, "logistic regression", i + 2);
    }
    return { strength, logits: fit.logits, crossValidated };
  } finally {
    await model.close();
  }
}

function tell({ params, context }: Task, head: string, done: number): void {
  context.onProgress(`last layers by ${head}`, done, params.folds + 1);
}

function bytesOf(rows: readonly Float32Array[]): Uint8Array {
  return new Uint8Array(joinRows(rows).buffer);
}

function split(bytes: Buffer, length: number): Float32Array[] {
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: all.length / length }, (_, i) =>
    all.subarray(i * length, (i + 1) * length),
  );
}
