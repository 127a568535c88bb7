// registers the gradients, which tfjs-core alone does not in Node
import "@tensorflow/tfjs-layers";
import * as tf from "@tensorflow/tfjs-core";
import { checkBatch, checkCount, checkState } from "../network/check.ts";
import type { Batch, Recipe, State, StatePart, Trainer } from "../network/engine.ts";
import { classCount, dropouts, size } from "../network/layout.ts";
import type { Network } from "../network/networks.ts";
import { forward, type Variables } from "./forward.ts";
import { download, floats, upload } from "./tensors.ts";

/** Interprets the network with TensorFlow's own gradients, on the backend that is set. */
export function tensorflowTrainer(network: Network, recipe: Recipe, start: State): Trainer {
  checkState(network, start);
  const state = {
    parameters: upload(network, start.parameters),
    momenta: upload(network, start.momenta),
  };

  async function steps(batches: readonly Batch[]): Promise<Float32Array[]> {
    for (const batch of batches) checkBatch(network, recipe.batch, batch);
    const logits = batches.map((batch) => tf.tidy(() => step(network, recipe, batch, state)));
    return Promise.all(logits.map(download));
  }

  async function evaluate(inputs: Float32Array): Promise<Float32Array> {
    const count = checkCount(inputs.length / size(network.input), recipe.batch);
    const shape = [count, ...network.input];
    return download(
      tf.tidy(() => forward(network, tf.tensor(inputs, shape), state.parameters, {})),
    );
  }

  return {
    stride: 1,
    steps,
    evaluate,
    read: (part, name) => floats(state[part][name]!),
    async close() {
      tf.dispose([state.parameters, state.momenta]);
    },
  };
}

/** Returns the logits and replaces what is learnt. */
function step(
  network: Network,
  { rate, momentum }: Recipe,
  batch: Batch,
  state: Record<StatePart, Variables>,
): tf.Tensor {
  const { logits, gradients } = differentiate(network, batch, state.parameters);
  for (const [name, gradient] of Object.entries(gradients)) {
    const [weight, velocity] = [state.parameters[name]!, state.momenta[name]!];
    const next = tf.keep(tf.add(tf.mul(velocity, momentum), tf.mul(gradient, rate)));
    state.momenta[name] = next;
    state.parameters[name] = tf.keep(tf.sub(weight, next));
    tf.dispose([weight, velocity]);
  }
  return logits;
}

/** Gradients of the mean softmax cross-entropy. */
function differentiate(network: Network, batch: Batch, learnt: Variables) {
  const { labels } = batch;
  const names = Object.keys(learnt);
  const x = tf.tensor(batch.inputs, [labels.length, ...network.input]);
  const onehot = tf.oneHot(tf.tensor1d([...labels], "int32"), classCount(network));
  const masks = maskTensors(network, batch);
  let logits = x;
  const loss = (...weights: tf.Tensor[]): tf.Tensor => {
    const given = Object.fromEntries(names.map((name, i) => [name, weights[i]!]));
    logits = tf.keep(forward(network, x, given, masks));
    return tf.neg(tf.div(tf.sum(tf.mul(tf.logSoftmax(logits), onehot)), labels.length));
  };
  const found = tf.grads(loss)(names.map((name) => learnt[name]!));
  return { logits, gradients: Object.fromEntries(names.map((name, i) => [name, found[i]!])) };
}

function maskTensors(network: Network, { labels, masks }: Batch): Variables {
  return Object.fromEntries(
    dropouts(network).map(({ name, shape }) => [
      name,
      tf.tensor(masks[name]!, [labels.length, ...shape]),
    ]),
  );
}
