import type { Corpus } from "../../data/corpus/corpus.ts";
import type { Context } from "../contract/analysis.ts";
import { chosenFit } from "../models/chosenFit.ts";
import { openLogisticRegression, standardised } from "../models/logisticRegression.ts";
import type { Sides } from "../nn/sides.ts";
import { mean } from "../stats/mean.ts";
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
    const head = unscaled(fit.point, genres.length, own.slice(0, training.length));
    return { ...head, strength, logits: fit.logits.slice(training.length) };
  } finally {
    await model.close();
  }
}

/** The coefficients of standardised features, for features as they are in these rows. */
function unscaled(point: Float64Array, classes: number, rows: readonly Float32Array[]): LinearHead {
  const { length } = rows[0]!;
  const { means, deviations } = momentsOf(rows);
  const weight = new Float32Array(classes * length);
  const bias = Float32Array.from({ length: classes }, (_, k) => {
    const own = means.map((_, j) => point[k * length + j]! / deviations[j]!);
    weight.set(own, k * length);
    return own.reduce((sum, value, j) => sum - value * means[j]!, point[classes * length + k]!);
  });
  return { weight, bias };
}

/** Of each feature; 1 is the deviation of one that does not vary, as `standardised` has it. */
function momentsOf(rows: readonly Float32Array[]): { means: number[]; deviations: number[] } {
  const features = Array.from(rows[0]!.keys());
  const means = features.map((j) => mean(rows.map((row) => row[j]!)));
  const variances = features.map((j) => mean(rows.map((row) => (row[j]! - means[j]!) ** 2)));
  const deviations = variances.map((value, j) =>
    value <= (1e-7 * means[j]!) ** 2 ? 1 : Math.sqrt(value),
  );
  return { means, deviations };
}
