import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";

// What ONNX Runtime takes is loaded with it, only when a reader asks for the large network.

/** A frozen network for one picture: [3, side, side] to its features. */
export type FrozenPicture = (input: Float32Array) => Promise<Float32Array>;

/** Starts the runtime, by the address of its module and the bytes of its WebAssembly, with an ONNX model. */
export type OpenNetwork = (
  files: { module: string; binary: Uint8Array; model: Uint8Array },
  side: number,
) => Promise<FrozenPicture>;

const openNetwork: OpenNetwork = async ({ module, binary, model }, side) => {
  env.wasm.wasmPaths = { mjs: module };
  env.wasm.wasmBinary = binary;
  env.wasm.numThreads = crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency) : 1;
  const session = await InferenceSession.create(model, { executionProviders: ["wasm"] });
  return async (input) => {
    const { features } = await session.run({ x: new Tensor("float32", input, [1, 3, side, side]) });
    return features!.data as Float32Array;
  };
};

Object.assign(globalThis, { openNetwork });
