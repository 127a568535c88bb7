import { env } from "onnxruntime-node";
import type { Engine } from "../network/engine.ts";
import { onnxFrozen } from "./onnxFrozen.ts";
import { onnxTrainer } from "./onnxTrainer.ts";

/** ONNX Runtime on the processor, from a plain `npm ci`. */
export function onnxEngine(threads: number): Engine {
  return {
    identity: { name: "onnx", version: env.versions.node ?? env.versions.common, threads },
    compile: (network, recipe, state) => onnxTrainer(network, recipe, state, threads),
    freeze: (network, parameters, batch) => onnxFrozen(network, parameters, batch, threads),
  };
}
