import { checkCount, checkParameters } from "../../network/check.ts";
import type { State } from "../../network/engine.ts";
import type { Tensors } from "../../network/initialise.ts";
import { joinRows } from "../../network/joinRows.ts";
import { classCount, parameters, size } from "../../network/layout.ts";
import type { Network } from "../../network/networks.ts";
import { evaluationModel } from "../model.ts";
import { maskName, momentumName, nextName, stepInputs } from "../program.ts";
import { type Feeds, floats, numbers, openSession } from "../session.ts";
import { learning, type Tuning, tuningModel } from "./tuningModel.ts";

/** Examples of one step, as many as there are rows of `targets`. */
export interface TuningStep {
  /** [n, ...input] */
  inputs: Float32Array;
  /** [n, classes]: what each class counts of each example */
  targets: Float32Array;
  /** of dropout, [n, ...shape] by layer */
  masks: Tensors;
  rate: number;
}

/** A network whose last layers learn further; calls must not overlap. */
export interface Tuner {
  /** logits [n, classes] before the update, with dropout */
  step(step: TuningStep): Promise<Float32Array>;
  /** logits [n, classes] of up to `batch` examples, without dropout; with these parameters in the place of what was learnt */
  evaluate(inputs: Float32Array, learnt?: Tensors): Promise<Float32Array>;
  /** of what learns, not to be changed; momenta are PyTorch's times the learning rate */
  state(): State;
  close(): Promise<void>;
}

/** Takes over `tensors`, all of the network's; momenta are zero unless `start` has them. */
export async function openTuner(
  network: Network,
  tuning: Tuning,
  { tensors, start, threads }: { tensors: Tensors; start?: State; threads: number },
): Promise<Tuner> {
  checkParameters(network, tensors);
  const { batch } = tuning;
  const learnt = learning(network, tuning.from);
  const classes = classCount(network);
  const session = await openSession(tuningModel(network, tuning, tensors), threads);
  const evaluation = await openSession(evaluationModel(network, batch), threads);
  const all = parameters(network);
  const fixed = feedsOf(all, tensors);
  let state: State = start ?? {
    parameters: Object.fromEntries(learnt.map(({ name }) => [name, tensors[name]!])),
    momenta: Object.fromEntries(learnt.map(({ name, shape }) => [name, zeros(shape)])),
  };

  return {
    async step(step) {
      const count = checkCount(step.targets.length / classes, batch);
      const feeds = { ...feedsOfState(learnt, state), ...feedsOfStep(network, batch, step) };
      const outputs = await session.run(feeds);
      const next = (nameOf: (name: string) => string): Tensors =>
        Object.fromEntries(
          learnt.map(({ name }) => [name, numbers(outputs[nextName(nameOf(name))])]),
        );
      state = { parameters: next((name) => name), momenta: next(momentumName) };
      return numbers(outputs["logits"]).slice(0, count * classes);
    },
    async evaluate(inputs, given = state.parameters) {
      const each = size(network.input);
      const count = checkCount(inputs.length / each, batch);
      const x = floats(joinRows([inputs], batch * each), [batch, ...network.input]);
      const outputs = await evaluation.run({ ...fixed, ...feedsOf(learnt, given), x });
      return numbers(outputs["logits"]).slice(0, count * classes);
    },
    state: () => state,
    async close() {
      await Promise.all([session.close(), evaluation.close()]);
    },
  };
}

type Shaped = readonly { name: string; shape: readonly number[] }[];

function zeros(shape: readonly number[]): Float32Array {
  return new Float32Array(size(shape));
}

function feedsOf(shaped: Shaped, tensors: Tensors): Feeds {
  return Object.fromEntries(shaped.map(({ name, shape }) => [name, floats(tensors[name]!, shape)]));
}

function feedsOfState(shaped: Shaped, { parameters, momenta }: State): Feeds {
  const named = Object.entries(feedsOf(shaped, momenta));
  return {
    ...feedsOf(shaped, parameters),
    ...Object.fromEntries(named.map(([name, tensor]) => [momentumName(name), tensor])),
  };
}

/** Missing rows are zeros, and do not count. */
function feedsOfStep(network: Network, batch: number, step: TuningStep): Feeds {
  const count = step.targets.length / classCount(network);
  const given: Tensors = { x: step.inputs, y: step.targets };
  for (const [name, mask] of Object.entries(step.masks)) given[maskName(name)] = mask;
  const shapes = Object.entries(stepInputs(network, batch)).map(([name, shape]) => {
    if (name === "scale") return [name, floats(Float32Array.of(step.rate / count), shape)] as const;
    const values = given[name];
    if (values?.length !== (size(shape) / batch) * count)
      throw new Error(`${name}: ${values?.length ?? "no"} numbers (of ${count} examples)`);
    return [name, floats(joinRows([values], size(shape)), shape)] as const;
  });
  return Object.fromEntries(shapes);
}
