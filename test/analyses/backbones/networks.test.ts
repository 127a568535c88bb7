import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mobileNetV2 } from "../../../analyses/backbones/mobileNetV2.ts";
import { nsfwjsWeights } from "../../../analyses/backbones/weights/nsfwjsWeights.ts";
import { resNet } from "../../../analyses/backbones/resNet.ts";
import { upTo } from "../../../analyses/backbones/upTo.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import type { Tensors } from "../../../analyses/nn/network/initialise.ts";
import { parameters, size, type Parameter } from "../../../analyses/nn/network/layout.ts";
import { alexNet, type Network } from "../../../analyses/nn/network/networks.ts";
import { noise } from "../nn/noise.ts";
import { expectFeatures, tensorflow, torchvision } from "./goldens.ts";

const networks = {
  alexnet: upTo(alexNet(1000), "classifier.5"),
  resnet18: resNet(18),
  resnet34: resNet(34),
  resnet152: resNet(152),
};
const names = ["alexnet", "resnet18", "resnet34", "resnet152"] as const;
const engine = await openEngineThread("onnx", 2);

describe("frozen backbones", () => {
  it.each(names)("%s: the features that torchvision finds", async (name) => {
    const input = noise(3 * 224 * 224, 63, -2, 2);
    expectFeatures(
      await features(networks[name], filled(networks[name]), input),
      torchvision.features[name],
    );
  });

  it("mobileNetV2: the features that TensorFlow.js finds with the graph of nsfwjs", async () => {
    const network = mobileNetV2();
    // the golden's input is [224, 224, 3] in 0..1, of which the graph makes -1..1
    const pixels = noise(224 * 224 * 3, 9, 0, 1);
    const input = Float32Array.from(pixels, (_, i) => {
      const [channel, place] = [Math.floor(i / 224 ** 2), i % 224 ** 2];
      return 2 * pixels[3 * place + channel]! - 1;
    });
    expectFeatures(await features(network, await nsfwjsWeights(network), input), tensorflow);
  });
});

describe("tensors of torchvision's state dicts", () => {
  const dir = new URL("../../../../shared/weights/", import.meta.url);
  it.runIf(existsSync(dir)).each(names)("%s: the same names and shapes", (name) => {
    const listed = JSON.parse(readFileSync(new URL(`statedict_${name}.json`, dir), "utf8")) as [
      string,
      number[],
    ][];
    const kept = listed.filter(
      ([tensor, shape]) => shape.length > 0 && !/^(fc|classifier\.6)\./.test(tensor),
    );
    expect(parameters(networks[name]).map(({ name, shape }) => [name, shape])).toEqual(
      kept.map(([tensor, shape]) => [tensor, shape]),
    );
  });
});

describe("upTo(network, node)", () => {
  it("refuses a node that is not there", () => {
    expect(() => upTo(resNet(18), "layer5.0")).toThrow("unknown node: layer5.0 (of resNet18)");
  });
});

/** The twin of fill() in test/goldens/backbones.py: the last layer is left out here, and it comes last. */
function filled(network: Network): Tensors {
  const tensors = parameters(network).map((tensor, salt) => {
    const [low, high] = bounds(tensor);
    return [tensor.name, noise(size(tensor.shape), salt % 64, low, high)] as const;
  });
  return Object.fromEntries(tensors);
}

function bounds({ name, shape, fanIn }: Parameter): [low: number, high: number] {
  if (shape.length > 1) return [-Math.sqrt(6 / fanIn), Math.sqrt(6 / fanIn)];
  if (name.endsWith("running_var")) return [0.5, 1.5];
  return name.endsWith("weight") ? [0.1, 0.6] : [-0.1, 0.1];
}

async function features(
  network: Network,
  tensors: Tensors,
  input: Float32Array,
): Promise<Float32Array> {
  const frozen = await engine.freeze(network, tensors, 2);
  try {
    return await frozen.evaluate(input);
  } finally {
    await frozen.close();
  }
}
