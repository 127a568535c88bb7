// registers the gradients, which tfjs-core alone does not in Node
import "@tensorflow/tfjs-layers";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import type { Tensors } from "../../../../../analyses/nn/network/initialise.ts";
import { parameters } from "../../../../../analyses/nn/network/layout.ts";
import type { Network, Node } from "../../../../../analyses/nn/network/networks.ts";
import { openTuner, type TuningStep } from "../../../../../analyses/nn/onnx/tuning/tuner.ts";
import { learning } from "../../../../../analyses/nn/onnx/tuning/tuningModel.ts";
import { forward } from "../../../../../analyses/nn/tensorflow/forward.ts";
import { upload } from "../../../../../analyses/nn/tensorflow/tensors.ts";
import { noise, noisyBatch, noisyState } from "../../noise.ts";
import { type Numbers, plainGradient, plainLoss } from "../../plainNetwork.ts";

/** An inverted residual with its sum, then the head. */
function sample(kernel: number): Network {
  const margin = (kernel - 1) / 2;
  const point = { op: "frozenConv", kernel: 1, bias: false } as const;
  const wide = { op: "frozenConv", kernel, filters: 6, groups: 6, bias: false } as const;
  const nodes: Node[] = [
    { name: "expand", ...point, filters: 6 },
    { name: "norm0", op: "batchNorm" },
    { name: "relu0", op: "relu6" },
    {
      name: "depthwise",
      ...wide,
      padding: kernel % 2 === 0 ? [Math.floor(margin), Math.ceil(margin)] : margin,
    },
    { name: "norm1", op: "batchNorm" },
    { name: "relu1", op: "relu6" },
    { name: "project", ...point, filters: 3 },
    { name: "norm2", op: "batchNorm" },
    { name: "sum", op: "add", other: "" },
    { name: "head", ...point, filters: 5 },
    { name: "norm3", op: "batchNorm" },
    { name: "relu3", op: "relu6" },
    { name: "average", op: "globalAverage" },
    { name: "drop", op: "dropout", rate: 0.5 },
    { name: "fc", op: "linear", features: 4 },
  ];
  return { name: `sample ${kernel}`, input: [3, 5, 4], nodes };
}

/** Scales so large that some sums lie beyond 6, variances above zero. */
function tensorsOf(network: Network): Tensors {
  const found = Object.entries(noisyState(network).parameters).map(([name, values]) => {
    if (name.endsWith("running_var")) return [name, values.map((value) => 0.2 + Math.abs(value))];
    return [name, /^norm.*weight$/.test(name) ? values.map((value) => 4 * value) : values];
  });
  return Object.fromEntries(found);
}

const recipe = { batch: 4, momentum: 0.9 };

function stepOf(network: Network, count: number, rate: number): TuningStep & { labels: number[] } {
  const { inputs, labels, masks } = noisyBatch(network, count, 1);
  const targets = new Float32Array(count * 4);
  for (const [i, label] of labels.entries()) targets[4 * i + label] = 1;
  return { inputs, masks, targets, labels: [...labels], rate };
}

/** Gradients by what learns: momenta after one step from zero, over the rate. */
async function gradients(network: Network, from: string, step: TuningStep): Promise<Tensors> {
  const tensors = tensorsOf(network);
  const tuner = await openTuner(network, { ...recipe, from }, { tensors, threads: 1 });
  await tuner.step(step);
  const { momenta } = tuner.state();
  await tuner.close();
  return Object.fromEntries(
    Object.entries(momenta).map(([name, values]) => [name, values.map((v) => v / step.rate)]),
  );
}

function expectClose(found: Float32Array, expected: ArrayLike<number>, tolerance: number): void {
  expect(found.length).toBe(expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-3);
  const errors = Array.from(expected, (value, i) => Math.abs(found[i]! - value));
  expect(Math.max(...errors) / largest).toBeLessThan(tolerance);
}

describe.each([1, 2, 3, 5])("openTuner(network, tuning), depthwise kernel %i", (kernel) => {
  const network = sample(kernel);
  const names = learning(network, "expand").map(({ name }) => name);

  it("step(step) has the gradients of naive loops in float64, of a smaller batch", async () => {
    const step = stepOf(network, 3, 0.5);
    const found = await gradients(network, "expand", step);
    expect(Object.keys(found)).toEqual(names);
    const learnt: Numbers = Object.fromEntries(
      Object.entries(tensorsOf(network)).map(([name, values]) => [name, Float64Array.from(values)]),
    );
    const batch = { inputs: step.inputs, labels: step.labels, masks: step.masks };
    expect(plainLoss(network, batch, learnt)).toBeGreaterThan(0);
    for (const name of names) {
      const at = [...found[name]!.keys()];
      expectClose(found[name]!, plainGradient({ network, batch, learnt }, name, at), 1e-4);
    }
  });

  it("step(step) has the gradients of TensorFlow's autodiff, of weighted and smoothed targets", async () => {
    tf.env().set("PROD", true); // silences its advice to install tfjs-node
    await tf.setBackend("cpu");
    const step = { ...stepOf(network, 4, 0.25), targets: noise(16, 3, 0, 2) };
    const found = await gradients(network, "expand", step);
    const tensors = upload(network, tensorsOf(network));
    const x = tf.tensor(step.inputs, [4, ...network.input]);
    const masks = { drop: tf.tensor(step.masks["drop"]!, [4, 5]) };
    const targets = tf.tensor2d(step.targets, [4, 4]);
    const loss = (...given: tf.Tensor[]): tf.Tensor => {
      const learnt = Object.fromEntries(names.map((name, i) => [name, given[i]!]));
      const logits = forward(network, x, { ...tensors, ...learnt }, masks);
      return tf.neg(tf.div(tf.sum(tf.mul(tf.logSoftmax(logits), targets)), 4));
    };
    const expected = tf.grads(loss)(names.map((name) => tensors[name]!));
    for (const [i, name] of names.entries())
      expectClose(found[name]!, await expected[i]!.data(), 1e-4);
  });
});

describe("openTuner(network, tuning)", () => {
  const network = sample(3);

  it("leaves what lies before `from` and the statistics of batch norm as they are", async () => {
    const names = learning(network, "project").map(({ name }) => name);
    expect(names).toEqual(
      ["project.weight", "norm2.weight", "norm2.bias", "head.weight"].concat([
        "norm3.weight",
        "norm3.bias",
        "fc.weight",
        "fc.bias",
      ]),
    );
    const step = stepOf(network, 4, 0.1);
    const [some, all] = [
      await gradients(network, "project", step),
      await gradients(network, "expand", step),
    ];
    expect(Object.keys(some)).toEqual(names);
    for (const name of names) expectClose(some[name]!, all[name]!, 1e-6);
  });

  it("step(step) gives the logits of evaluate(inputs) where no number is dropped, and goes on from its state", async () => {
    const tuning = { ...recipe, from: "head" };
    const tensors = tensorsOf(network);
    const step = stepOf(network, 4, 0.2);
    step.masks = { drop: step.masks["drop"]!.map(() => 1) };
    const whole = await openTuner(network, tuning, { tensors, threads: 1 });
    const before = await whole.evaluate(step.inputs);
    expectClose(await whole.step(step), before, 1e-5);
    const { parameters, momenta } = whole.state();
    await whole.step(step);
    const resumed = await openTuner(network, tuning, {
      tensors: tensorsOf(network),
      start: { parameters, momenta },
      threads: 1,
    });
    await resumed.step(step);
    expect(resumed.state()).toEqual(whole.state());
    expectClose(await whole.evaluate(step.inputs, tensorsOf(network)), before, 1e-6);
    await Promise.all([whole.close(), resumed.close()]);
  });

  it("refuses a missing tensor, an unknown node, too many examples and what it cannot tune", async () => {
    const tensors = tensorsOf(network);
    const open = (from: string, given = tensors, nodes = network.nodes) =>
      openTuner({ ...network, nodes }, { ...recipe, from }, { tensors: given, threads: 1 });
    const { "fc.bias": _, ...lacking } = tensors;
    await expect(open("head", lacking)).rejects.toThrow("fc.bias: no numbers (expected 4)");
    await expect(open("body")).rejects.toThrow("unknown node: body (of sample 3)");
    const strided: Node = { name: "a", op: "frozenConv", filters: 3, kernel: 3, bias: false };
    const all = { ...tensors, "a.weight": new Float32Array(81) };
    await expect(
      open("head", all, [strided, ...network.nodes.filter(({ op }) => op !== "add")]),
    ).rejects.toThrow("layer cannot be tuned: a (1 x 1 or depthwise");
    const tuner = await open("head");
    await expect(tuner.step(stepOf(network, 5, 0.1))).rejects.toThrow("batch: 5 examples");
    const step = stepOf(network, 2, 0.1);
    await expect(tuner.step({ ...step, masks: {} })).rejects.toThrow(
      "mask/drop: no numbers (of 2 examples)",
    );
    await tuner.close();
  });

  it("its network has all parameters that it names", () => {
    const names = parameters(network).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["norm0.running_mean", "depthwise.weight"]));
  });
});
