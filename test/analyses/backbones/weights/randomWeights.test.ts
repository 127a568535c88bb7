import { describe, expect, it } from "vitest";
import { backboneWeights } from "../../../../analyses/backbones/backbone.ts";
import { mobileNetV2 } from "../../../../analyses/backbones/mobileNetV2.ts";
import { randomWeights } from "../../../../analyses/backbones/weights/randomWeights.ts";
import { resNet } from "../../../../analyses/backbones/resNet.ts";
import { memoryContext } from "../../drawnCovers.ts";

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

describe("randomWeights(network, seed)", () => {
  it.each([
    { name: "resNet18", network: resNet(18), tensor: "layer4.1.conv2.weight", filters: 512 },
    {
      name: "mobileNetV2",
      network: mobileNetV2(),
      tensor: "Conv_1.weight",
      filters: 1792,
      side: 1,
    },
    {
      name: "mobileNetV2, a group a channel: all filters count, as in torchvision",
      network: mobileNetV2(),
      tensor: "expanded_conv_16/depthwise.weight",
      filters: 1344,
    },
  ])("$name: He's deviation by the fan out", ({ network, tensor, filters, side = 3 }) => {
    const deviation = Math.sqrt(2 / (filters * side ** 2));
    const ratio = rootMeanSquare(randomWeights(network, "seed")[tensor]!) / deviation;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.03);
  });

  it("leaves batch norm as it starts: as a layer, and folded into a convolution", () => {
    const norm = randomWeights(resNet(18), "seed");
    expect(new Set(norm["bn1.weight"])).toEqual(new Set([1]));
    expect(new Set(norm["bn1.running_var"])).toEqual(new Set([1]));
    expect(new Set(norm["bn1.running_mean"])).toEqual(new Set([0]));
    expect(new Set(randomWeights(mobileNetV2(), "seed")["Conv.bias"])).toEqual(new Set([0]));
  });

  it("backboneWeights(alexNet): uniform by the fan in, biases too, as its authors' code draws them", async () => {
    const { "features.0.weight": weight, "features.0.bias": bias } = await backboneWeights(
      { architecture: "alexNet", weights: { kind: "random", seed: "seed" } },
      memoryContext({}),
    );
    const bound = 1 / Math.sqrt(3 * 11 * 11);
    expect(weight!.every((value) => Math.abs(value) <= bound)).toBe(true);
    expect(rootMeanSquare(weight!) / (bound / Math.sqrt(3))).toBeCloseTo(1, 1);
    expect(bias!.some((value) => value !== 0)).toBe(true);
  });

  it("draws by the seed", () => {
    const [one, same, other] = ["a", "a", "b"].map(
      (seed) => randomWeights(resNet(18), seed)["conv1.weight"],
    );
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });
});
