import { loadEngine } from "../../../../analyses/nn/loadEngine.ts";
import { describe } from "vitest";
import { describeEngine } from "../engineContract.ts";

describe("onnxEngine(threads)", () => {
  describeEngine(() => loadEngine("onnx", 2), { seeds: 24, large: true });
});
