import { Tensor } from "onnxruntime-node";
import type { Batch, Recipe } from "../network/engine.ts";
import type { Network } from "../network/networks.ts";
import { stepFeeds } from "./stepFeeds.ts";
import { firstName, lastName, loopModel, seriesName, stepModel } from "./model.ts";
import { nextName, stateTensors, stepInputs } from "./program.ts";
import { floats, numbers, openSession, type Feeds } from "./session.ts";

/** Takes steps from a state to the next; logits of all rows, step after step. */
export interface Learner {
  /** steps it likes to be given at once */
  stride: number;
  run(batches: readonly Batch[], state: Feeds): Promise<{ logits: Float32Array; state: Feeds }>;
  close(): Promise<void>;
}

/** A call a step: fastest where the state is small. */
export async function stepLearner(
  network: Network,
  recipe: Recipe,
  threads: number,
): Promise<Learner> {
  const session = await openSession(stepModel(network, recipe), threads);
  const shapes = stepInputs(network, recipe.batch);
  const names = stateTensors(network).map(({ name }) => name);

  async function step(batch: Batch, state: Feeds) {
    const given = stepFeeds(network, recipe, [batch]);
    const inputs = Object.entries(shapes).map(([name, shape]) => [
      name,
      floats(given[name]!, shape),
    ]);
    const outputs = await session.run({ ...Object.fromEntries(inputs), ...state });
    const next = names.map((name) => [name, outputs[nextName(name)]!] as const);
    return { logits: numbers(outputs["logits"]), state: Object.fromEntries(next) };
  }

  return {
    stride: 8,
    async run(batches, state) {
      const logits: Float32Array[] = [];
      for (const batch of batches) {
        const result = await step(batch, state);
        state = result.state;
        logits.push(result.logits);
      }
      return { logits: concatenated(logits), state };
    },
    close: session.close,
  };
}

/** Many steps a call: what the binding copies out is copied once. */
export async function loopLearner(
  network: Network,
  recipe: Recipe,
  threads: number,
): Promise<Learner> {
  const session = await openSession(loopModel(network, recipe), threads);
  const shapes = stepInputs(network, recipe.batch);
  const names = stateTensors(network).map(({ name }) => name);
  return {
    stride: 8,
    async run(batches, state) {
      const given = stepFeeds(network, recipe, batches);
      const inputs: Feeds = { steps: new Tensor("int64", [BigInt(batches.length)], []) };
      for (const [name, shape] of Object.entries(shapes)) {
        inputs[seriesName(name)] = floats(given[name]!, [batches.length, ...shape]);
      }
      for (const name of names) inputs[firstName(name)] = state[name]!;
      const outputs = await session.run(inputs);
      const last = names.map((name) => [name, outputs[lastName(name)]!] as const);
      return { logits: numbers(outputs["logits"]), state: Object.fromEntries(last) };
    },
    close: session.close,
  };
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
