import { expect, test } from "vitest";
import { packTensors, unpackTensors } from "../../../analyses/ensemble/packTensors.ts";
import { initialise } from "../../../analyses/nn/network/initialise.ts";
import { parameters } from "../../../analyses/nn/network/layout.ts";
import { customNetwork } from "../../../analyses/nn/network/networks.ts";

const shapes = [
  { name: "weight", shape: [2, 3] },
  { name: "bias", shape: [2] },
];

test("packTensors(shapes, tensors) keeps vectors exactly and rows in steps of their largest / 127", () => {
  const tensors = {
    weight: Float32Array.of(1.27, -0.5, 0.004, 0, 0, 0),
    bias: Float32Array.of(0.1, -3),
  };
  const bytes = packTensors(shapes, tensors);
  expect([...bytes.subarray(16)]).toEqual([127, 256 - 50, 0, 0, 0, 0]);
  const { weight, bias } = unpackTensors(shapes, bytes);
  expect(bias).toEqual(tensors.bias);
  [1.27, -0.5, 0, 0, 0, 0].forEach((value, i) => expect(weight![i]).toBeCloseTo(value, 6));
});

test("unpackTensors(shapes, packTensors(shapes, tensors)) is within half a step, and packs to the same bytes", () => {
  const network = customNetwork(10);
  const tensors = initialise(network, "a");
  const bytes = packTensors(parameters(network), tensors);
  const unpacked = unpackTensors(parameters(network), bytes);
  const { "fc1.weight": before } = tensors;
  const farthest = before!.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - unpacked["fc1.weight"]![i]!)),
    0,
  );
  expect(farthest).toBeLessThan(0.501 / 127 / Math.sqrt(360));
  expect(farthest).toBeGreaterThan(0.4 / 127 / Math.sqrt(360));
  expect(packTensors(parameters(network), unpacked)).toEqual(bytes);
});

test("unpackTensors(shapes, bytes) refuses bytes of other shapes", () => {
  expect(() => unpackTensors(shapes, new Uint8Array(21))).toThrow(
    "tensors: 21 bytes (expected 22)",
  );
});
