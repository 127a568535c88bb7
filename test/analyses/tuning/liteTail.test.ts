import { expect, test } from "vitest";
import { efficientNetLite, liteWeights } from "../../../analyses/backbones/efficientNetLite.ts";
import type { StoredTensor } from "../../../analyses/backbones/weights/storedTensor.ts";
import { loadEngine } from "../../../analyses/nn/loadEngine.ts";
import type { Tensors } from "../../../analyses/nn/network/initialise.ts";
import { parameters, size } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";
import { learning } from "../../../analyses/nn/onnx/tuning/tuningModel.ts";
import { openTuner } from "../../../analyses/nn/onnx/tuning/tuner.ts";
import { lastLayer, liteTail, liteTailWeights } from "../../../analyses/tuning/liteTail.ts";
import { noise } from "../nn/noise.ts";

const shape = { cut: "_blocks.11._project_conv", classes: 3, dropout: 0.5 };
const { front, tail } = liteTail(0, shape);

/** A state dict with these names, of numbers by a formula. */
function storedFor(network: Network): Map<string, StoredTensor> {
  // with nothing left out, its parameters have all the names that the folded network reads
  const named = parameters(network).filter(({ name }) => !name.startsWith(lastLayer));
  return new Map(
    named.map(({ name, shape, fanIn }, salt) => {
      const isScale = /_bn\d\.(weight|running_var)$/.test(name);
      const bound = isScale ? 0.5 : 1 / Math.sqrt(fanIn);
      const values = noise(size(shape), salt % 60, -bound, bound);
      const floats = () => (isScale ? values.map((value) => 1 + value) : values);
      return [name, { shape, floats }];
    }),
  );
}

test("liteTail(0, shape) has the port's names, and learns from its first block to its last layer", () => {
  const names = parameters(tail).map(({ name }) => name);
  expect(tail.input).toEqual([192, 7, 7]);
  expect(names).toEqual(
    expect.arrayContaining(["_blocks.12._expand_conv.weight", "_blocks.15._bn2.running_var"]),
  );
  expect(names.slice(-6)).toEqual(
    ["_bn1.weight", "_bn1.bias", "_bn1.running_mean", "_bn1.running_var"].concat([
      "_fc.weight",
      "_fc.bias",
    ]),
  );
  expect(learning(tail, "_conv_head").map(({ name }) => name)).toEqual(
    ["_conv_head.weight", "_bn1.weight", "_bn1.bias"].concat(["_fc.weight", "_fc.bias"]),
  );
});

test("its front and it say what the whole network with its batch norm folded in says", async () => {
  const rest = liteTail(0, { ...shape, cut: "_conv_stem" });
  const stem: [string, StoredTensor][] = ["weight", "bias", "running_mean", "running_var"].map(
    (part) => [`_bn0.${part}`, { shape: [32], floats: () => new Float32Array(32).fill(1) }],
  );
  const stored = new Map([
    ...storedFor(rest.tail),
    ...stem,
    [
      "_conv_stem.weight",
      { shape: [32, 3, 3, 3], floats: () => noise(864, 7, -0.2, 0.2) },
    ] as const,
  ]);
  const engine = await loadEngine("onnx", 1);
  const run = async (network: Network, tensors: Tensors, inputs: Float32Array) => {
    const frozen = await engine.freeze(network, tensors, 1);
    const found = await frozen.evaluate(inputs);
    await frozen.close();
    return found;
  };
  const x = noise(3 * 224 * 224, 1, -1, 1);
  const whole = efficientNetLite(0);
  const expected = await run(whole, liteWeights(whole, stored, "a.pth"), x);
  const between = await run(front, liteWeights(front, stored, "a.pth"), x);
  const last = { "_fc.weight": new Float32Array(3 * 1280), "_fc.bias": new Float32Array(3) };
  for (const at of [0, 1, 2]) last["_fc.weight"][at * 1280 + 100 * at] = 1;
  const tuner = await openTuner(
    tail,
    { from: lastLayer, batch: 1, momentum: 0 },
    { tensors: { ...liteTailWeights(tail, stored, "a.pth"), ...last }, threads: 1 },
  );
  const found = await tuner.evaluate(between);
  await tuner.close();
  expect(Math.max(...expected)).toBeGreaterThan(0.01);
  for (const at of [0, 1, 2]) expect(found[at]).toBeCloseTo(expected[100 * at]!, 4);
});

test("liteTailWeights(tail, stored, file) names the file and the tensor that is missing", () => {
  expect(() => liteTailWeights(tail, new Map(), "a.pth")).toThrow(
    "a.pth: missing tensor: _blocks.12._expand_conv.weight",
  );
});
