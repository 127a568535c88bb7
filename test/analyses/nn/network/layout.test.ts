import { describe, expect, it } from "vitest";
import {
  classCount,
  dropouts,
  layout,
  parameters,
  size,
} from "../../../../analyses/nn/network/layout.ts";
import {
  alexNet,
  customNetwork,
  linearHead,
  type Network,
  type Node,
} from "../../../../analyses/nn/network/networks.ts";

const shapes = (network: Network) =>
  Object.fromEntries(parameters(network).map(({ name, shape }) => [name, shape.join("x")]));

const network = (input: number[], ...nodes: Node[]): Network => ({ name: "test", input, nodes });

describe("parameters(network)", () => {
  it("customNetwork(10) has the write-up's sizes", () => {
    expect(shapes(customNetwork(10))).toEqual({
      "conv1.weight": "50x3x5x5",
      "conv1.bias": "50",
      "conv2.weight": "10x50x3x3",
      "conv2.bias": "10",
      "fc1.weight": "120x360",
      "fc1.bias": "120",
      "fc2.weight": "84x120",
      "fc2.bias": "84",
      "fc3.weight": "10x84",
      "fc3.bias": "10",
    });
  });

  it("alexNet(1000) is torchvision's state dict: 61,100,840 numbers", () => {
    const found = parameters(alexNet(1000));
    expect(found.reduce((sum, { shape }) => sum + size(shape), 0)).toBe(61_100_840);
    expect(shapes(alexNet(1000))).toMatchObject({
      "features.0.weight": "64x3x11x11",
      "features.10.weight": "256x256x3x3",
      "classifier.1.weight": "4096x9216",
      "classifier.6.bias": "1000",
    });
  });

  it("linearHead(512, 10) is one layer", () => {
    expect(shapes(linearHead(512, 10))).toEqual({ "fc.weight": "10x512", "fc.bias": "10" });
    expect(parameters(linearHead(512, 10)).map(({ fanIn }) => fanIn)).toEqual([512, 512]);
  });
});

describe("layout(network)", () => {
  it("gives every layer its shape", () => {
    const sizes = layout(alexNet(10)).map(({ shape }) => shape.join("x"));
    expect(sizes.filter((shape, i) => shape !== sizes[i - 1])).toEqual(
      "64x55x55 64x27x27 192x27x27 192x13x13 384x13x13 256x13x13 256x6x6 9216 4096 10".split(" "),
    );
  });

  it.each([
    [[3, 4, 4], { name: "a", op: "conv", filters: 1, kernel: 5 }, "a: kernel 5 does not fit: 4"],
    [[3, 4, 4], { name: "a", op: "linear", features: 2 }, "a: linear needs a flat input: 3x4x4"],
    [[9], { name: "a", op: "maxPool", kernel: 2, stride: 2 }, "a: maxPool needs [channels,"],
    [[9], { name: "a", op: "relu", input: "b" }, "unknown input: b (of a)"],
  ] as [number[], Node, string][])("layout of %j, %j throws", (input, node, message) => {
    expect(() => layout(network(input, node))).toThrow(message);
  });

  it("layout throws on two layers of one name, classCount on none", () => {
    const relu: Node = { name: "a", op: "relu" };
    expect(() => layout(network([9], relu, relu))).toThrow("duplicate layer: a");
    expect(() => classCount(network([9]))).toThrow("network without layers: test");
  });
});

describe("dropouts(network)", () => {
  it("names AlexNet's masks", () => {
    expect(dropouts(alexNet(10))).toEqual([
      { name: "classifier.0", shape: [9216], rate: 0.5 },
      { name: "classifier.3", shape: [4096], rate: 0.5 },
    ]);
  });
});
