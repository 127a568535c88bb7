import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTorchFile } from "../../../analyses/backbones/torchFile.ts";
import { torchWeights } from "../../../analyses/backbones/torchWeights.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";
import { UserError } from "../../../data/error.ts";

// written by test/goldens/backbones.py
const read = (file: string): Buffer =>
  readFileSync(new URL(`../../goldens/${file}`, import.meta.url));
const tensors = read("tensors.pth");

describe("parseTorchFile(bytes, file)", () => {
  it("reads parameters, parts of storages and their shapes", () => {
    const found = parseTorchFile(tensors, "tensors.pth");
    expect([...found].map(([name, { shape }]) => [name, shape])).toEqual([
      ["first", [2, 3]],
      ["part", [3]],
      ["turned", [3, 2]],
      ["count", []],
    ]);
    expect([...found.get("first")!.floats()]).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25]);
    expect([...found.get("part")!.floats()]).toEqual([2, 3, 4]);
  });

  it("refuses what it would read wrongly, naming file and tensor", () => {
    const found = parseTorchFile(tensors, "tensors.pth");
    expect(() => found.get("turned")!.floats()).toThrow("tensors.pth: turned: not row-major");
    expect(() => found.get("count")!.floats()).toThrow(
      "tensors.pth: count: not float32: LongStorage",
    );
  });

  it("refuses any other global: a pickle is a program", () => {
    const refused = () => parseTorchFile(read("refused.pth"), "refused.pth");
    expect(refused).toThrow(UserError);
    expect(refused).toThrow("refused.pth: refused global: posix.getcwd");
  });

  it.each([0, 100, 900, tensors.length - 1])("refuses a file cut off at %i bytes", (length) => {
    const cut = () => parseTorchFile(tensors.subarray(0, length), "cut.pth");
    expect(cut).toThrow("cut.pth: not a whole zip file (truncated?)");
  });

  it("refuses a damaged pickle and a zip file of something else", () => {
    const damaged = Buffer.from(tensors);
    damaged.fill(0xff, damaged.indexOf("first"), damaged.indexOf("first") + 60);
    expect(() => parseTorchFile(damaged, "a.pth")).toThrow(/^a\.pth: /);
    const other = Buffer.from(
      tensors.toString("latin1").replaceAll("data.pkl", "text.txt"),
      "latin1",
    );
    expect(() => parseTorchFile(other, "b.pth")).toThrow("b.pth: not a torch file (no data.pkl)");
  });
});

describe("torchWeights(network, bytes, file)", () => {
  const network = (name: string, kernel: number): Network => ({
    name: "tiny",
    input: [1, 4, 4],
    nodes: [{ name, op: "frozenConv", filters: 1, kernel, bias: false }],
  });

  it("names the tensor that is missing or has another shape", () => {
    const first = { ...network("first", 1), nodes: [] };
    expect(torchWeights(first, tensors, "tensors.pth")).toEqual({});
    expect(() => torchWeights(network("conv1", 3), tensors, "tensors.pth")).toThrow(
      "tensors.pth: missing tensor: conv1.weight",
    );
    const renamed = Buffer.from(
      tensors.toString("latin1").replace("first", "a.weight".slice(0, 5)),
      "latin1",
    );
    expect(() => torchWeights(network("a", 3), renamed, "tensors.pth")).toThrow(
      "missing tensor: a.weight",
    );
  });
});
