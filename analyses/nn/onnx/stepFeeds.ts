import type { Batch, Recipe } from "../network/engine.ts";
import { joinRows } from "../network/joinRows.ts";
import { classCount, dropouts, size } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { maskName } from "./program.ts";

/** The inputs of `stepInputs` for some steps, one after the other; missing rows are zeros. */
export function stepFeeds(
  network: Network,
  { batch, rate }: Recipe,
  steps: readonly Batch[],
): Record<string, Float32Array> {
  const classes = classCount(network);
  const rows = (length: number, parts: Float32Array[]) => joinRows(parts, batch * length);
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

function oneHot(labels: readonly number[], classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (const [i, label] of labels.entries()) rows[i * classes + label] = 1;
  return rows;
}
