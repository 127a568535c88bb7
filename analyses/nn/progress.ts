import { crossEntropy, mostLikely } from "../stats/classification.ts";

/** Loss (nats) and accuracy (0 to 1), means over a split. */
export interface Score {
  loss: number;
  accuracy: number;
}

/** One pass over the training split. */
export interface Epoch {
  /** over the epoch's steps, each before its update, with dropout: what learning saw */
  train: Score;
  /** at the end of the epoch */
  test: Score;
}

/** Sums over examples. */
export interface Tally {
  loss: number;
  correct: number;
  count: number;
}

/** How far training is: whole epochs, and the steps of the one under way. */
export interface Progress {
  epochs: Epoch[];
  steps: number;
  tally: Tally;
}

export function startProgress(): Progress {
  return { epochs: [], steps: 0, tally: { loss: 0, correct: 0, count: 0 } };
}

/** Adds examples: logits [n, classes] and their labels. */
export function addTally(tally: Tally, logits: Float32Array, labels: readonly number[]): Tally {
  const classes = logits.length / labels.length;
  let { loss, correct } = tally;
  for (const [i, label] of labels.entries()) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    loss += crossEntropy(row, label);
    if (mostLikely(row) === label) correct++;
  }
  return { loss, correct, count: tally.count + labels.length };
}

export function meanScore({ loss, correct, count }: Tally): Score {
  return { loss: loss / count, accuracy: correct / count };
}

/** Reads a checkpoint's. */
export function parseProgress(value: unknown): Progress {
  const { epochs, steps, tally } = record(value);
  if (!Array.isArray(epochs)) throw new Error("progress: no epochs");
  const { loss, correct, count } = record(tally);
  return {
    epochs: epochs.map((epoch: unknown) => {
      const { train, test } = record(epoch);
      return { train: parseScore(train), test: parseScore(test) };
    }),
    steps: finite("steps", steps),
    tally: {
      loss: finite("loss", loss),
      correct: finite("correct", correct),
      count: finite("count", count),
    },
  };
}

function parseScore(value: unknown): Score {
  const { loss, accuracy } = record(value);
  return { loss: finite("loss", loss), accuracy: finite("accuracy", accuracy) };
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error(`progress: ${typeof value}`);
  return { ...value };
}

function finite(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Error(`progress: ${name} ${JSON.stringify(value)}`);
}
