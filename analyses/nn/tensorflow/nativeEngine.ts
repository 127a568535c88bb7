import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import { UserError } from "../../../data/error.ts";
import type { Engine } from "../network/engine.ts";
import { tensorflowFrozen } from "./tensorflowFrozen.ts";
import { tensorflowTrainer } from "./tensorflowTrainer.ts";

/** TensorFlow's own library through tfjs-node, which is not installed by itself: it is half a gigabyte. */
export async function nativeEngine(threads: number): Promise<Engine> {
  process.env["TF_NUM_INTRAOP_THREADS"] = String(threads);
  const version = await loadBinding();
  if (!(await tf.setBackend("tensorflow"))) throw unusable();
  return {
    identity: { name: "tensorflow", version, threads },
    compile: async (network, recipe, state) => tensorflowTrainer(network, recipe, state),
    freeze: async (network, parameters, batch) => tensorflowFrozen(network, parameters, batch),
  };
}

async function loadBinding(): Promise<string> {
  // the last release calls it; Node 23 took it away
  const isNullOrUndefined = (value: unknown): boolean => value === null || value === undefined;
  Object.assign(util, { isNullOrUndefined });
  try {
    const { version } = await import("@tensorflow/tfjs-node");
    return version["tfjs-node"] ?? tf.version_core;
  } catch (cause) {
    throw unusable(cause);
  }
}

function unusable(cause?: unknown): UserError {
  const command = "npm run engine:tensorflow";
  return new UserError(`engine not installed: tensorflow (${command})`, { cause });
}
