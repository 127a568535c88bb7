import { checkBatch, checkCount, checkState } from "../network/check.ts";
import type { Batch, Recipe, State, Trainer } from "../network/engine.ts";
import { joinRows } from "../network/joinRows.ts";
import { classCount, parameters, size } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { loopLearner, stepLearner, type Learner } from "./learner.ts";
import { evaluationModel } from "./model.ts";
import { floats, numbers, openSession, type Feeds, type Session } from "./session.ts";
import { stateFeeds, stateName } from "./state.ts";

/** From this size on, copying the state out after every step costs more than a Loop. */
const largeNetwork = 1 << 22;

/** One graph computes forward pass, backward pass and update. */
export async function onnxTrainer(
  network: Network,
  recipe: Recipe,
  start: State,
  threads: number,
): Promise<Trainer> {
  checkState(network, start);
  const learner = await openLearner(network, recipe, threads);
  const evaluation = await openSession(evaluationModel(network, recipe.batch), threads);
  const classes = classCount(network);
  let state = stateFeeds(network, start);

  async function steps(batches: readonly Batch[]): Promise<Float32Array[]> {
    for (const batch of batches) checkBatch(network, recipe.batch, batch);
    const result = await learner.run(batches, state);
    state = result.state;
    return batches.map(({ labels }, i) => {
      const from = i * recipe.batch * classes;
      return result.logits.slice(from, from + labels.length * classes);
    });
  }

  return {
    stride: learner.stride,
    steps,
    evaluate: (inputs) => evaluate(network, recipe, inputs, { evaluation, state }),
    read: async (part, name) => numbers(state[stateName(part, name)]),
    async close() {
      await Promise.all([learner.close(), evaluation.close()]);
    },
  };
}

function openLearner(network: Network, recipe: Recipe, threads: number): Promise<Learner> {
  const count = parameters(network).reduce((sum, { shape }) => sum + size(shape), 0);
  return (count < largeNetwork ? stepLearner : loopLearner)(network, recipe, threads);
}

async function evaluate(
  network: Network,
  { batch }: Recipe,
  inputs: Float32Array,
  { evaluation, state }: { evaluation: Session; state: Feeds },
): Promise<Float32Array> {
  const each = size(network.input);
  const count = checkCount(inputs.length / each, batch);
  const shape = [batch, ...network.input];
  const given = parameters(network).map(({ name }) => [name, state[name]!]);
  const x = floats(joinRows([inputs], batch * each), shape);
  const outputs = await evaluation.run({ ...Object.fromEntries(given), x });
  return numbers(outputs["logits"]).slice(0, count * classCount(network));
}
