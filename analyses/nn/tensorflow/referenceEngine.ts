import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import type { Engine } from "../network/engine.ts";
import { tensorflowFrozen } from "./tensorflowFrozen.ts";
import { tensorflowTrainer } from "./tensorflowTrainer.ts";

/** TensorFlow.js in plain JavaScript: slow, and sharing nothing with ONNX Runtime, so it judges it. */
export async function referenceEngine(): Promise<Engine> {
  // silences its advice to install tfjs-node
  tf.env().set("PROD", true);
  await tf.setBackend("cpu");
  return {
    identity: { name: "reference", version: tf.version_core, threads: 1 },
    compile: async (network, recipe, state) => tensorflowTrainer(network, recipe, state),
    freeze: async (network, parameters, batch) => tensorflowFrozen(network, parameters, batch),
  };
}
