import type { Batch, Recipe } from "../engine.ts";
import { classCount, dropouts, size } from "../layout.ts";
import type { Network } from "../networks.ts";
import { maskName } from "./program.ts";

/** The inputs of `stepInputs` for some steps, one after the other; missing rows are zeros. */
export function stepFeeds(
  network: Network,
  { batch, rate }: Recipe,
  steps: readonly Batch[],
): Record<string, Float32Array> {
  const classes = classCount(network);
  const rows = (length: number, parts: Float32Array[]) => stack(batch * length, parts);
  return {
    x: rows(
      size(network.input),
      steps.map(({ inputs }) => inputs),
    ),
    y: rows(
      classes,
      steps.map(({ labels }) => oneHot(labels, classes)),
    ),
    scale: Float32Array.from(steps, ({ labels }) => rate / labels.length),
    ...Object.fromEntries(
      dropouts(network).map(({ name, shape }) => [
        maskName(name),
        rows(
          size(shape),
          steps.map(({ masks }) => masks[name]!),
        ),
      ]),
    ),
  };
}

/** Parts of up to `length` numbers, each filled up with zeros. */
export function stack(length: number, parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(length * parts.length);
  for (const [i, part] of parts.entries()) all.set(part, i * length);
  return all;
}

function oneHot(labels: readonly number[], classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (const [i, label] of labels.entries()) rows[i * classes + label] = 1;
  return rows;
}
