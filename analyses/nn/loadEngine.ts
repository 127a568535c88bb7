import { UserError } from "../../data/error.ts";
import { type Engine, engineNames } from "./network/engine.ts";

/** Loads the engine's packages; a UserError says what to install when they are not there. */
export async function loadEngine(name: string, threads: number): Promise<Engine> {
  switch (name) {
    case "onnx":
      return (await loadOnnx()).onnxEngine(threads);
    case "tensorflow":
      return (await import("./tensorflow/nativeEngine.ts")).nativeEngine(threads);
    case "reference":
      return (await import("./tensorflow/referenceEngine.ts")).referenceEngine();
    default:
      throw new UserError(`unknown engine: ${name} (expected ${engineNames.join(", ")})`);
  }
}

async function loadOnnx(): Promise<typeof import("./onnx/onnxEngine.ts")> {
  try {
    return await import("./onnx/onnxEngine.ts");
  } catch (cause) {
    const platform = `${process.platform}-${process.arch}`;
    throw new UserError(
      `engine not usable: onnx on ${platform} (run npm ci; else --engine tensorflow)`,
      { cause },
    );
  }
}
