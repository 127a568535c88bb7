import type { Corpus } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";
import type { CacheEntry, Context } from "../contract/analysis.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { type Round, roundOf } from "../folds/rounds.ts";
import { chosenFit, type StrengthChoice } from "../models/chosenFit.ts";
import {
  openLogisticRegression,
  standardised,
  type Weighting,
} from "../models/logisticRegression.ts";
import { joinRows } from "../nn/network/joinRows.ts";
import { sidesOf } from "../nn/sides.ts";
import { type FeatureSource, featureRows } from "./featureRows.ts";

/** How all heads of an analysis are judged. */
export interface FoldParams {
  folds: number;
  seed: string;
  /** of the logistic regression's penalty, the strongest first */
  strengths: readonly number[];
  /** numbers of training covers of the learning curves, the smallest first */
  sizes: readonly number[];
}

/** A logistic regression on features of covers. */
export interface HeadChoice {
  features: readonly FeatureSource[];
  /** whether covers or genres count alike */
  weighting: Weighting;
  /** whether it is trained on parts of the training covers, too */
  curve?: true;
}

/** Logits [covers][genres] in the order of the corpus. */
type Logits = readonly Float32Array[];

export interface FoldedHead {
  /** numbers of one cover */
  features: number;
  /** of the fit on the training side */
  strength: number;
  /** after training on the training side */
  split: Logits;
  /** each cover judged after training on the other folds */
  folds: Logits;
  /** the same after training on so many covers of the other folds, by their number */
  curve: Record<string, Logits>;
  /** after training on the training side with the genres dealt out anew on each side (negative control) */
  dealt: Logits;
}

/** The head from the cache, else trained. */
export async function foldedHead(
  corpus: Corpus,
  head: HeadChoice,
  params: FoldParams,
  context: Context,
): Promise<FoldedHead> {
  const step = {
    name: "foldedHead",
    module: import.meta.url,
    params: JSON.parse(JSON.stringify({ head, params })),
    usesEngine: true,
  };
  const entry = await context.cached(step, async (draft) => {
    const rows = await featureRows(corpus, head.features, context);
    const { features, strength, ...logits } = await trainHead(corpus, rows, head, params, context);
    const files = { ...logits, ...logits.curve, curve: [] };
    for (const [name, each] of Object.entries(files))
      await draft.write(`${name}.f32`, new Uint8Array(joinRows(each).buffer));
    const facts = { features, strength, sizes: Object.keys(logits.curve) };
    await draft.write("facts.json", Buffer.from(JSON.stringify(facts)));
  });
  return readHead(entry, corpus.genres.length);
}

async function readHead(entry: CacheEntry, genres: number): Promise<FoldedHead> {
  const { features, strength, sizes } = JSON.parse((await entry.read("facts.json")).toString()) as {
    features: number;
    strength: number;
    sizes: string[];
  };
  const logits = async (name: string): Promise<Float32Array[]> => {
    const all = new Float32Array(Uint8Array.from(await entry.read(`${name}.f32`)).buffer);
    return Array.from({ length: all.length / genres }, (_, i) =>
      all.subarray(i * genres, (i + 1) * genres),
    );
  };
  const curve: [string, Float32Array[]][] = [];
  for (const size of sizes) curve.push([size, await logits(size)]);
  return {
    features,
    strength,
    split: await logits("split"),
    folds: await logits("folds"),
    curve: Object.fromEntries(curve),
    dealt: await logits("dealt"),
  };
}

async function trainHead(
  corpus: Corpus,
  features: readonly Float32Array[],
  { weighting, curve }: HeadChoice,
  { folds, seed, strengths, sizes }: FoldParams,
  context: Context,
): Promise<FoldedHead> {
  const { covers, genres } = corpus;
  const split = roundOf(covers, ({ split }) => split === "test");
  const places = assignFolds(corpus, folds, `${seed}/folds`);
  const rounds = Array.from({ length: folds }, (_, fold) => roundOf(places, (f) => f === fold));
  const fewest = Math.min(...rounds.map(({ train }) => train.length));
  const kept = sizes.filter((size) => curve && size < fewest);
  const { threads } = (await context.engine()).identity;
  const task: Task = {
    rows: standardised(features, split.train),
    labels: covers.map(({ genre }) => genres.indexOf(genre)),
    classes: genres.length,
    threads,
    choice: { weighting, strengths, seed },
  };
  const total = 2 + folds * (1 + kept.length);
  let done = 0;
  const tell = () => context.onProgress("last layers by folds", ++done, total);
  const judge = async (some: readonly Round[]): Promise<Float32Array[]> => {
    const logits: Float32Array[] = [];
    for (const round of some) {
      const found = await fitRound(round, task);
      for (const place of round.test) logits[place] = found.logits[place]!;
      tell();
    }
    return logits;
  };

  const whole = await fitRound(split, task);
  tell();
  const curves: [string, Float32Array[]][] = [];
  for (const size of kept) {
    const few = rounds.map((round, i) => firstOf(round, size, `${seed}/curve/${i}`));
    curves.push([`${size}`, await judge(few)]);
  }
  const dealt = await fitRound(split, { ...task, labels: dealtLabels(corpus, seed) });
  tell();
  return {
    features: features[0]!.length,
    strength: whole.strength,
    split: whole.logits,
    folds: await judge(rounds),
    curve: Object.fromEntries(curves),
    dealt: dealt.logits,
  };
}

interface Task {
  rows: readonly Float32Array[];
  labels: readonly number[];
  classes: number;
  threads: number;
  choice: Omit<StrengthChoice, "labels">;
}

/** Logits of the round's covers, by place in the corpus. */
async function fitRound(
  { train, test }: Round,
  { rows, labels, classes, threads, choice }: Task,
): Promise<{ strength: number; logits: Float32Array[] }> {
  const places = [...train, ...test];
  const own = places.map((place) => labels[place]!);
  const { weighting } = choice;
  const model = await openLogisticRegression(
    places.map((place) => rows[place]!),
    own,
    classes,
    { threads, weighting },
  );
  try {
    const { strength, fit } = await chosenFit(model, [...train.keys()], { ...choice, labels: own });
    const logits: Float32Array[] = [];
    for (const [i, place] of places.entries()) logits[place] = fit.logits[i]!;
    return { strength, logits };
  } finally {
    await model.close();
  }
}

/** The round with so many of its covers to learn from, those of smaller sizes among them. */
function firstOf({ train, test }: Round, size: number, seed: string): Round {
  return { train: random(seed).shuffle(train).slice(0, size), test };
}

/** Genres by place in the corpus, dealt out anew on each side. */
export function dealtLabels(corpus: Corpus, seed: string): number[] {
  const labels: number[] = [];
  for (const { places, labels: dealt } of Object.values(sidesOf(corpus, `${seed}/dealt`)))
    for (const [i, place] of places.entries()) labels[place] = dealt[i]!;
  return labels;
}
