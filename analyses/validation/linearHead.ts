import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { chosenFit } from "../models/chosenFit.ts";
import {
  openLogisticRegression,
  standardisation,
  standardised,
  unscaled,
} from "../models/logisticRegression.ts";
import type { Sides } from "../nn/sides.ts";
import type { LinearHead } from "./applyHead.ts";
import type { FoldParams, HeadChoice } from "./foldedHead.ts";

export interface FittedHead extends LinearHead {
  /** of the penalty, chosen on training covers */
  strength: number;
  /** of the test side, as the fit itself has them: [covers][classes] */
  logits: Float32Array[];
}

/** What a last layer is fitted to. */
export interface HeadFit
  extends Pick<HeadChoice, "weighting">, Pick<FoldParams, "seed" | "strengths"> {
  corpus: Pick<Corpus, "genres">;
  sides: Sides;
  /** of all covers, in the order of the corpus */
  rows: readonly Float32Array[];
}

/** The logistic regression that `foldedHead` fits to a training side, with its coefficients. */
export async function linearHead(
  { corpus: { genres }, sides: { train, test }, rows, weighting, seed, strengths }: HeadFit,
  context: Context,
): Promise<FittedHead> {
  const own = [...train.places, ...test.places].map((place) => rows[place]!);
  const labels = [...train.labels, ...test.labels];
  const training = [...train.places.keys()];
  const scaled = standardised(own, training);
  const { threads } = (await context.engine()).identity;
  const options = { threads, weighting };
  const model = await openLogisticRegression(scaled, labels, genres.length, options);
  try {
    const choice = { labels, weighting, strengths, seed };
    const { strength, fit } = await chosenFit(model, training, choice);
    const scaling = standardisation(own, training);
    const space = { classes: genres.length, features: own[0]!.length, scaling };
    const head = unscaled(space, fit.point);
    return { ...head, strength, logits: fit.logits.slice(training.length) };
  } finally {
    await model.close();
  }
}
