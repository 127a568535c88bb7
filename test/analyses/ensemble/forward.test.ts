import { expect, test } from "vitest";
import { forward } from "../../../analyses/ensemble/forward.ts";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { initialise, zeros } from "../../../analyses/nn/network/initialise.ts";
import { alexNet, customNetwork, type Network } from "../../../analyses/nn/network/networks.ts";
import { random } from "../../../data/random.ts";

test("forward(network, parameters) gives the logits of the engine that trains", async () => {
  const network = customNetwork(10);
  const parameters = initialise(network, "forward");
  const stream = random("inputs");
  const inputs = new Float32Array(4 * 3072).map(() => 2 * stream.float() - 1);
  const engine = await openEngineThread("onnx", 1);
  const state = { parameters, momenta: zeros(network) };
  const trainer = await engine.compile(network, { batch: 4, rate: 0.01, momentum: 0.9 }, state);
  const expected = await trainer.evaluate(inputs);
  await trainer.close();
  const apply = forward(network, initialise(network, "forward"));
  const logits = [0, 1, 2, 3].flatMap((i) => [...apply(inputs.subarray(i * 3072, (i + 1) * 3072))]);
  expect(logits).toHaveLength(40);
  logits.forEach((logit, i) => expect(logit).toBeCloseTo(expected[i]!, 5));
});

test("forward(network, parameters) leaves out what a pool does not reach", () => {
  const network: Network = {
    name: "pool",
    input: [1, 3, 3],
    nodes: [{ name: "pool1", op: "maxPool", kernel: 2, stride: 2 }],
  };
  const logits = forward(network, {})(Float32Array.of(-4, -2, 9, -3, -1, 9, 9, 9, 9));
  expect([...logits]).toEqual([-1]);
});

test("forward(network, parameters) refuses layers that it does not compute", () => {
  const network = alexNet(10);
  expect(() => forward(network, {})).toThrow("not a layer for browsers: features.0 (conv)");
});
