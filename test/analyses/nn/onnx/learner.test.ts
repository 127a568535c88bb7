import { describe, expect, it } from "vitest";
import { stateFeeds } from "../../../../analyses/nn/onnx/state.ts";
import { numbers } from "../../../../analyses/nn/onnx/session.ts";
import { loopLearner, stepLearner, type Learner } from "../../../../analyses/nn/onnx/learner.ts";
import type { Network } from "../../../../analyses/nn/network/networks.ts";
import { noisyBatch, noisyState } from "../noise.ts";

const network: Network = {
  name: "withDropout",
  input: [3, 12, 12],
  nodes: [
    { name: "conv", op: "conv", filters: 5, kernel: 5, stride: 2, padding: 1 },
    { name: "relu", op: "relu" },
    { name: "pool", op: "maxPool", kernel: 3, stride: 2 },
    { name: "flatten", op: "flatten" },
    { name: "dropout", op: "dropout", rate: 0.5 },
    { name: "fc", op: "linear", features: 4 },
  ],
};
const recipe = { batch: 6, rate: 0.1, momentum: 0.9 };
const batches = [6, 6, 6, 2].map((count, step) => noisyBatch(network, count, step));

describe("loopLearner(network, recipe, threads)", () => {
  it("takes the very steps of stepLearner, whatever the number of steps in a call", async () => {
    const expected = await learn(await stepLearner(network, recipe, 2), [4]);
    expect(await learn(await loopLearner(network, recipe, 2), [4])).toEqual(expected);
    expect(await learn(await loopLearner(network, recipe, 2), [1, 3])).toEqual(expected);
  });
});

async function learn(learner: Learner, calls: readonly number[]) {
  let state = stateFeeds(network, noisyState(network));
  const logits: number[] = [];
  let done = 0;
  for (const count of calls) {
    const result = await learner.run(batches.slice(done, done + count), state);
    state = result.state;
    logits.push(...result.logits);
    done += count;
  }
  await learner.close();
  return [logits, ...Object.keys(state).map((name) => numbers(state[name]))];
}
