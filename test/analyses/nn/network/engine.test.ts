import { describe, expect, it } from "vitest";
import manifest from "../../../../package.json" with { type: "json" };
import { loadEngine } from "../../../../analyses/nn/loadEngine.ts";

describe("loadEngine(name, threads)", () => {
  it("names itself", async () => {
    expect((await loadEngine("onnx", 2)).identity).toEqual({
      name: "onnx",
      version: manifest.dependencies["onnxruntime-node"],
      threads: 2,
    });
    expect((await loadEngine("reference", 2)).identity).toEqual({
      name: "reference",
      version: manifest.dependencies["@tensorflow/tfjs-core"],
      threads: 1,
    });
  });

  it("refuses an engine it does not know", async () => {
    const expected = "unknown engine: torch (expected onnx, tensorflow, reference)";
    await expect(loadEngine("torch", 1)).rejects.toThrow(expected);
  });
});
