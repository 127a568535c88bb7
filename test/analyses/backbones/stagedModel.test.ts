import { expect, test } from "vitest";
import { efficientNetLite, liteStages } from "../../../analyses/backbones/efficientNetLite.ts";
import { randomWeights } from "../../../analyses/backbones/weights/randomWeights.ts";
import { stagedModel } from "../../../analyses/backbones/stagedModel.ts";
import { freezeStages } from "../../../analyses/backbones/stages.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { size } from "../../../analyses/nn/network/layout.ts";
import { floats, numbers, openSession } from "../../../analyses/nn/onnx/session.ts";
import { noise } from "../nn/noise.ts";

test("stagedModel(network, stages, tensors) gives the features of freezeStages", async () => {
  const [network, stages] = [efficientNetLite(0), liteStages(0)];
  const tensors = randomWeights(network, "efficientNetLite0/1");
  const input = noise(size(network.input), 1, -1, 1);
  const session = await openSession(stagedModel(network, stages, tensors), 2);
  const { features } = await session.run({ x: floats(input, [1, ...network.input]) });
  const engine = await openEngineThread("onnx", 2);
  const frozen = await freezeStages(engine, network, stages, tensors, 1);
  const expected = await frozen.evaluate(input);
  expect(features!.dims).toEqual([1, expected.length]);
  const given = numbers(features);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expected.forEach((value, i) => expect(Math.abs(value - given[i]!)).toBeLessThan(1e-5 * largest));
  await session.close();
  await frozen.close();
});
