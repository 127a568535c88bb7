import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { torchWeights } from "../../../../analyses/backbones/weights/torchWeights.ts";
import { parseWeightsFile } from "../../../../analyses/backbones/weights/weightsFile.ts";
import type { Network } from "../../../../analyses/nn/network/networks.ts";

// written by test/goldens/backbones.py
const tensors = readFileSync(new URL("../../../goldens/tensors.pth", import.meta.url));

const read = (network: Network, bytes: Uint8Array) =>
  torchWeights(network, parseWeightsFile(bytes, "tensors.pth"), "tensors.pth");

describe("torchWeights(network, stored, file)", () => {
  const network = (name: string, kernel: number): Network => ({
    name: "tiny",
    input: [1, 4, 4],
    nodes: [{ name, op: "frozenConv", filters: 1, kernel, bias: false }],
  });

  it("names the tensor that is missing or has another shape", () => {
    const first = { ...network("first", 1), nodes: [] };
    expect(read(first, tensors)).toEqual({});
    expect(() => read(network("conv1", 3), tensors)).toThrow(
      "tensors.pth: missing tensor: conv1.weight",
    );
    const renamed = Buffer.from(
      tensors.toString("latin1").replace("first", "a.weight".slice(0, 5)),
      "latin1",
    );
    expect(() => read(network("a", 3), renamed)).toThrow("missing tensor: a.weight");
  });
});
