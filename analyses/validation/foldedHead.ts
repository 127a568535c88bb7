import type { Corpus } from "../../data/corpus/corpus.ts";
import { random } from "../../data/random.ts";
import type { CacheEntry, Context } from "../contract/analysis.ts";
import { assignFolds } from "../folds/assignFolds.ts";
import { type Round, roundOf } from "../folds/rounds.ts";
import { chosenFit } from "../models/chosenFit.ts";
import {
  type LogisticRegression,
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
  const rows = standardised(features, split.train);
  const { threads } = (await context.engine()).identity;
  const inOrder = (labels: readonly number[]) =>
    openLogisticRegression(rows, labels, genres.length, { threads, weighting });
  const labels = covers.map(({ genre }) => genres.indexOf(genre));
  const choice = { labels, weighting, strengths, seed };
  const kept = sizes.filter(
    (size) => curve && size < Math.min(...rounds.map((r) => r.train.length)),
  );
  const total = 2 + folds * (1 + kept.length);
  let done = 0;
  const tell = () => context.onProgress("last layers by folds", ++done, total);

  const model = await inOrder(labels);
  try {
    const whole = await chosenFit(model, split.train, choice);
    tell();
    const judge = async (some: readonly Round[]): Promise<Float32Array[]> => {
      const logits: Float32Array[] = [];
      for (const { train, test } of some) {
        const { fit } = await chosenFit(model, train, choice);
        for (const place of test) logits[place] = fit.logits[place]!;
        tell();
      }
      return logits;
    };
    const curves: [string, Float32Array[]][] = [];
    for (const size of kept)
      curves.push([
        `${size}`,
        await judge(rounds.map((round, i) => firstOf(round, size, `${seed}/curve/${i}`))),
      ]);
    return {
      features: rows[0]!.length,
      strength: whole.strength,
      split: whole.fit.logits,
      folds: await judge(rounds),
      curve: Object.fromEntries(curves),
      dealt: await dealtLogits(corpus, split, inOrder, choice),
    };
  } finally {
    await model.close();
  }
}

/** The round with so many of its covers to learn from, those of smaller sizes among them. */
function firstOf({ train, test }: Round, size: number, seed: string): Round {
  return { train: random(seed).shuffle(train).slice(0, size), test };
}

async function dealtLogits(
  corpus: Corpus,
  { train }: Round,
  open: (labels: readonly number[]) => Promise<LogisticRegression>,
  choice: Parameters<typeof chosenFit>[2],
): Promise<Float32Array[]> {
  const labels = dealtLabels(corpus, choice.seed);
  const model = await open(labels);
  try {
    return (await chosenFit(model, train, { ...choice, labels })).fit.logits;
  } finally {
    await model.close();
  }
}

/** Genres by place in the corpus, dealt out anew on each side. */
export function dealtLabels(corpus: Corpus, seed: string): number[] {
  const labels: number[] = [];
  for (const { places, labels: dealt } of Object.values(sidesOf(corpus, `${seed}/dealt`)))
    for (const [i, place] of places.entries()) labels[place] = dealt[i]!;
  return labels;
}
