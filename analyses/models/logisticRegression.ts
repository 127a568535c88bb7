import { joinRows } from "../nn/network/joinRows.ts";
import { type Minimum, lbfgs } from "./algebra/lbfgs.ts";
import { openSoftmaxLoss, type SoftmaxLoss } from "./softmaxLoss.ts";

/** Rows [n, features] with their labels; which of them a fit learns from, it is told each time. */
export interface LogisticRegression {
  /**
   * Logits [n][classes] of all rows after learning from those of `training`. Minimises their mean softmax
   * cross-entropy + strength / 2 |weight|^2 (scikit-learn's C is 1 / (strength n)) on features that are standardised
   * by them; the mean is over rows, or over classes (scikit-learn's class_weight "balanced"). Starts from `start`, the
   * fit before, if it is given.
   */
  fit(training: readonly number[], strength: number, start?: Fit): Promise<Fit>;
  close(): Promise<void>;
}

export interface Fit {
  logits: Float32Array[];
  /** of standardised features [classes * features], then the bias [classes] */
  point: Float64Array;
  converged: boolean;
}

/** scikit-learn's default tolerance. */
const precision = { tolerance: 1e-4, limit: 300 };

/** What a row counts in the loss: as much as any other, or as much as it makes every class count alike. */
export type Weighting = "rows" | "classes";

/** The rows must be of like size in every feature, or float32 loses digits: standardise them roughly first. */
export async function openLogisticRegression(
  rows: readonly Float32Array[],
  labels: readonly number[],
  classes: number,
  { threads, weighting = "rows" }: { threads: number; weighting?: Weighting },
): Promise<LogisticRegression> {
  const features = rows[0]!.length;
  const loss = await openSoftmaxLoss(joinRows(rows), labels, classes, threads);
  return {
    async fit(training, strength, start) {
      const scaling = standardisation(rows, training);
      const share = shares(training, labels, weighting);
      const space = { loss, classes, features, scaling, share, strength };
      const { point, converged } = await minimise(space, start?.point);
      return { logits: await logitsAt(space, point), point, converged };
    },
    close: loss.close,
  };
}

interface Space {
  loss: SoftmaxLoss;
  classes: number;
  features: number;
  scaling: Scaling;
  share: Float32Array;
  strength: number;
}

function minimise(space: Space, start?: Float64Array): Promise<Minimum> {
  const size = space.classes * (space.features + 1);
  return lbfgs((point) => penalisedLoss(space, point), start ?? new Float64Array(size), precision);
}

/** The loss as a function of the weights of standardised features: its gradient by the chain rule. */
async function penalisedLoss(space: Space, point: Float64Array) {
  const { loss, classes, features, scaling, share, strength } = space;
  const raw = unscaled(space, point);
  const found = await loss.at(raw.weight, raw.bias, share);
  const gradient = new Float64Array(point.length);
  let value = found.value;
  for (let k = 0; k < classes; k++) {
    gradient[classes * features + k] = found.bias[k]!;
    for (let j = 0; j < features; j++) {
      const at = k * features + j;
      const scaled =
        (found.weight[at]! - found.bias[k]! * scaling.mean[j]!) / scaling.deviation[j]!;
      gradient[at] = scaled + strength * point[at]!;
      value += (strength / 2) * point[at]! ** 2;
    }
  }
  return { value, gradient };
}

async function logitsAt(space: Space, point: Float64Array): Promise<Float32Array[]> {
  const { loss, classes, share } = space;
  const { weight, bias } = unscaled(space, point);
  const { logits } = await loss.at(weight, bias, share);
  return Array.from({ length: share.length }, (_, i) =>
    logits.slice(i * classes, (i + 1) * classes),
  );
}

/** Weights and bias for the rows as they are. */
function unscaled({ classes, features, scaling }: Space, point: Float64Array) {
  const weight = new Float32Array(classes * features);
  const bias = new Float32Array(classes);
  for (let k = 0; k < classes; k++) {
    let offset = point[classes * features + k]!;
    for (let j = 0; j < features; j++) {
      const value = point[k * features + j]! / scaling.deviation[j]!;
      weight[k * features + j] = value;
      offset -= value * scaling.mean[j]!;
    }
    bias[k] = offset;
  }
  return { weight, bias };
}

/** The rows with every feature less its mean and over its deviation among those in `training`. */
export function standardised(
  rows: readonly Float32Array[],
  training: readonly number[],
): Float32Array[] {
  const { mean, deviation } = standardisation(rows, training);
  return rows.map((row) => row.map((value, j) => (value - mean[j]!) / deviation[j]!));
}

/** Mean and deviation of each feature; 1 for one that does not vary, as scikit-learn has it. */
interface Scaling {
  mean: Float64Array;
  deviation: Float64Array;
}

function standardisation(rows: readonly Float32Array[], training: readonly number[]): Scaling {
  const features = rows[0]!.length;
  const mean = new Float64Array(features);
  for (const place of training)
    for (let j = 0; j < features; j++) mean[j]! += rows[place]![j]! / training.length;
  const variance = new Float64Array(features);
  for (const place of training)
    for (let j = 0; j < features; j++)
      variance[j]! += (rows[place]![j]! - mean[j]!) ** 2 / training.length;
  const deviation = variance.map((value, j) =>
    value <= (1e-7 * mean[j]!) ** 2 ? 1 : Math.sqrt(value),
  );
  return { mean, deviation };
}

/** What each row counts of those in `training`, together 1; the others nothing. */
export function shares(
  training: readonly number[],
  labels: readonly number[],
  weighting: Weighting,
): Float32Array {
  const counts = new Map<number, number>();
  for (const place of training) counts.set(labels[place]!, (counts.get(labels[place]!) ?? 0) + 1);
  const share = new Float32Array(labels.length);
  for (const place of training)
    share[place] =
      weighting === "rows" ? 1 / training.length : 1 / (counts.size * counts.get(labels[place]!)!);
  return share;
}
