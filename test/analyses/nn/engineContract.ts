import { describe, expect, it } from "vitest";
import type { Engine, State, Trainer } from "../../../analyses/nn/network/engine.ts";
import type { Tensors } from "../../../analyses/nn/network/initialise.ts";
import { parameters, size } from "../../../analyses/nn/network/layout.ts";
import {
  alexNet,
  customNetwork,
  linearHead,
  type Network,
} from "../../../analyses/nn/network/networks.ts";
import { crossEntropy } from "../../../analyses/stats/classification.ts";
import { goldens, type Golden, type Summary } from "./goldens.ts";
import { noise, noisyBatch, noisyState } from "./noise.ts";
import { readState } from "./readState.ts";
import { plainGradient, plainLogits, plainLoss, type Numbers } from "./plainNetwork.ts";
import { randomNetwork } from "./randomNetwork.ts";

/** What every engine must do. `seeds` random networks; `large` networks too, if it is fast enough. */
export function describeEngine(
  open: () => Promise<Engine>,
  { seeds, large }: { seeds: number; large: boolean },
): void {
  describe("against naive loops in float64", () => {
    const networks = Array.from({ length: seeds }, (_, i) => randomNetwork(`network ${i}`));
    it.each(networks)("$name: losses and gradients, smaller batch", async (network) => {
      await expectPlain(await open(), network);
    });
    it("linearHead(7, 4): losses and gradients", async () => {
      await expectPlain(await open(), linearHead(7, 4));
    });
  });

  describe("against PyTorch", () => {
    it("ten steps of a small custom network: losses, logits, parameters, momenta", async () => {
      const { before, momenta, after, ...golden } = goldens.small;
      const network = customNetwork(3, { size: 16, conv: [6, 4], linear: [12, 8] });
      const start = { parameters: floats(before), momenta: noisyState(network).momenta };
      const state = await expectGolden(await open(), network, golden, { start, rate: 0.05 });
      for (const { name } of parameters(network)) {
        expectClose(state.parameters[name]!, after[name]!, 1e-5);
        expectClose(
          state.momenta[name]!.map((value) => value / 0.05),
          momenta[name]!,
          1e-4,
        );
      }
    });

    if (!large) return;
    it("ten steps of the custom network", async () => {
      await expectSummaries(await open(), customNetwork(10), goldens.full, 1e-3);
    });
    it("two steps of AlexNet with dropout", async () => {
      await expectSummaries(await open(), alexNet(10), goldens.alexNet, 2e-3);
    });
  });

  describe("as a frozen network", () => {
    const network = frozenSample;
    const tensors = positiveVariances(noisyState(network).parameters);

    it("evaluate(inputs) is what naive loops find, of each example", async () => {
      const inputs = noise(3 * size(network.input), 1, -2, 2);
      const learnt = Object.fromEntries(
        Object.entries(tensors).map(([name, values]) => [name, Float64Array.from(values)]),
      );
      const frozen = await (await open()).freeze(network, copied(tensors), 4);
      const found = await frozen.evaluate(inputs);
      await frozen.close();
      const each = size(network.input);
      const expected = [0, 1, 2].flatMap((i) => {
        const x = Float64Array.from(inputs.subarray(i * each, (i + 1) * each));
        return [...plainLogits(network, x, learnt, () => new Float32Array())];
      });
      expectClose(found, expected, 1e-5);
    });

    it("freeze(network, tensors, batch) refuses a missing tensor, evaluate(inputs) too many examples", async () => {
      const engine = await open();
      const { "norm.running_var": _, ...lacking } = tensors;
      await expect(engine.freeze(network, lacking, 4)).rejects.toThrow(
        "norm.running_var: no numbers (expected 4)",
      );
      const frozen = await engine.freeze(network, copied(tensors), 1);
      const inputs = noise(2 * size(network.input), 1, -1, 1);
      await expect(frozen.evaluate(inputs)).rejects.toThrow("batch: 2 examples");
      await frozen.close();
    });

    it("compile(network, recipe, state) refuses its layers", async () => {
      const recipe = { batch: 1, rate: 0.1, momentum: 0 };
      await expect((await open()).compile(network, recipe, noisyState(network))).rejects.toThrow(
        "layer cannot be trained: conv (frozenConv)",
      );
    });
  });

  describe("as a trainer", () => {
    const network = customNetwork(3, { size: 16, conv: [6, 4], linear: [12, 8] });
    const recipe = { batch: 4, rate: 0.05, momentum: 0.9 };

    it("evaluate(inputs) gives each example the logits it has alone", async () => {
      await withTrainer(await open(), { network, recipe }, async (trainer) => {
        const { inputs } = noisyBatch(network, 3, 0);
        const each = size(network.input);
        const together = await trainer.evaluate(inputs);
        const third = await trainer.evaluate(inputs.slice(2 * each));
        expect(together.length).toBe(9);
        expectClose(third, together.slice(6), 1e-6);
      });
    });

    it("steps(batches) continues from read() to the same bits", async () => {
      const engine = await open();
      const batches = [0, 1, 2, 3].map((step) => noisyBatch(network, step === 3 ? 2 : 4, step));
      const whole = await withTrainer(engine, { network, recipe }, async (trainer) => {
        await trainer.steps(batches);
        return readState(trainer, network);
      });
      const half = await withTrainer(engine, { network, recipe }, async (trainer) => {
        await trainer.steps(batches.slice(0, 2));
        return readState(trainer, network);
      });
      const resumed = await withTrainer(
        engine,
        { network, recipe, state: half },
        async (trainer) => {
          await trainer.steps(batches.slice(2));
          return readState(trainer, network);
        },
      );
      expect(resumed).toEqual(whole);
    });

    it("refuses what does not fit", async () => {
      const engine = await open();
      const good = noisyBatch(network, 4, 0);
      const short = good.inputs.slice(1);
      await withTrainer(engine, { network, recipe }, async (trainer) => {
        await expect(trainer.steps([noisyBatch(network, 5, 0)])).rejects.toThrow(
          "batch: 5 examples",
        );
        await expect(trainer.steps([{ ...good, inputs: short }])).rejects.toThrow("inputs: 3071");
        await expect(trainer.steps([{ ...good, labels: [0, 1, 2, 3] }])).rejects.toThrow(
          "unknown class: 3",
        );
        await expect(trainer.evaluate(short)).rejects.toThrow("batch: ");
      });
      const { "fc3.bias": _, ...rest } = noisyState(network).parameters;
      const lacking = { ...noisyState(network), parameters: rest };
      await expect(engine.compile(network, recipe, lacking)).rejects.toThrow(
        "fc3.bias: no numbers",
      );
    });
  });
}

/** Every layer that only frozen networks have. */
const frozenSample: Network = {
  name: "frozenSample",
  input: [3, 17, 14],
  nodes: [
    {
      name: "conv",
      op: "frozenConv",
      filters: 4,
      kernel: 3,
      stride: 2,
      padding: [0, 1],
      bias: false,
    },
    { name: "norm", op: "batchNorm" },
    { name: "relu6", op: "relu6" },
    { name: "pool", op: "frozenMaxPool", kernel: 3, stride: 2, padding: 1 },
    { name: "groups", op: "frozenConv", filters: 4, kernel: 3, padding: 1, groups: 2 },
    { name: "sum", op: "add", other: "pool" },
    { name: "depthwise", op: "frozenConv", filters: 4, kernel: 2, padding: [1, 0], groups: 4 },
    { name: "average", op: "globalAverage" },
  ],
};

function positiveVariances(tensors: Tensors): Tensors {
  const found = Object.entries(tensors).map(([name, values]) => [
    name,
    name.endsWith("running_var") ? values.map((value) => 0.5 + Math.abs(value)) : values,
  ]);
  return Object.fromEntries(found);
}

/** An engine takes over what it is given. */
function copied(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, values]) => [name, Float32Array.from(values)]),
  );
}

interface Setting {
  network: Network;
  recipe: { batch: number; rate: number; momentum: number };
  state?: State;
}

async function withTrainer<T>(
  engine: Engine,
  { network, recipe, state = noisyState(network) }: Setting,
  use: (trainer: Trainer) => Promise<T>,
): Promise<T> {
  const trainer = await engine.compile(network, recipe, state);
  try {
    return await use(trainer);
  } finally {
    await trainer.close();
  }
}

/** One step from momenta at zero: the momenta then are the gradients times the rate. */
async function expectPlain(engine: Engine, network: Network): Promise<void> {
  const start = noisyState(network);
  const recipe = { batch: 3, rate: 0.5, momentum: 0.9 };
  const batch = noisyBatch(network, 2, 0);
  const learnt: Numbers = Object.fromEntries(
    Object.entries(start.parameters).map(([name, values]) => [name, Float64Array.from(values)]),
  );
  await withTrainer(engine, { network, recipe, state: start }, async (trainer) => {
    const [logits] = await trainer.steps([batch]);
    expect(meanLoss(logits!, batch.labels)).toBeCloseTo(plainLoss(network, batch, learnt), 5);
    for (const { name } of parameters(network)) {
      const values = await trainer.read("momenta", name);
      const at = everyFew(values.length);
      const expected = plainGradient({ network, batch, learnt }, name, at);
      expectClose(
        Float32Array.from(at, (i) => values[i]! / 0.5),
        expected,
        1e-4,
      );
    }
  });
}

async function expectGolden(
  engine: Engine,
  network: Network,
  { sizes, losses, logits }: Golden,
  { start, rate }: { start: State; rate: number },
): Promise<State> {
  const recipe = { batch: sizes[0]!, rate, momentum: 0.9 };
  return withTrainer(engine, { network, recipe, state: start }, async (trainer) => {
    const batches = sizes.map((count, step) => noisyBatch(network, count, step));
    const found = await trainer.steps(batches);
    const foundLosses = batches.map(({ labels }, i) => meanLoss(found[i]!, labels));
    expectClose(foundLosses, losses, 1e-5);
    expectClose(found.at(-1)!, logits.flat(), 1e-4);
    return readState(trainer, network);
  });
}

async function expectSummaries(
  engine: Engine,
  network: Network,
  golden: (typeof goldens)["full"],
  tolerance: number,
): Promise<void> {
  const start = noisyState(network);
  const state = await expectGolden(engine, network, golden, { start, rate: 0.01 });
  for (const { name } of parameters(network)) {
    expectSummary(state.parameters[name]!, golden.after[name]!, { scale: 1, tolerance: 1e-5 });
    expectSummary(state.momenta[name]!, golden.momenta[name]!, { scale: 100, tolerance });
  }
}

/** Samples may differ by a share of the tensor's own root mean square. */
function expectSummary(
  values: Float32Array,
  { norm, samples }: Summary,
  { scale, tolerance }: { scale: number; tolerance: number },
): void {
  const found = Math.hypot(...chunkNorms(values)) * scale;
  expect(Math.abs(found / norm - 1)).toBeLessThan(tolerance);
  const rms = norm / Math.sqrt(values.length);
  for (const [index, expected] of Object.entries(samples)) {
    const difference = values[Number(index)]! * scale - expected;
    expect(Math.abs(difference)).toBeLessThan(10 * tolerance * (rms + Math.abs(expected)));
  }
}

function chunkNorms(values: Float32Array): number[] {
  const norms: number[] = [];
  for (let i = 0; i < values.length; i += 65536) {
    let sum = 0;
    for (const value of values.subarray(i, i + 65536)) sum += value * value;
    norms.push(Math.sqrt(sum));
  }
  return norms;
}

/** Equal but for `tolerance` times the largest expected value. */
function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  expect(found.length).toBe(expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-3);
  const errors = Array.from(expected, (value, i) => Math.abs(found[i]! - value));
  expect(Math.max(...errors) / largest).toBeLessThan(tolerance);
}

function meanLoss(logits: Float32Array, labels: readonly number[]): number {
  const classes = logits.length / labels.length;
  const losses = labels.map((label, i) =>
    crossEntropy(logits.subarray(i * classes, (i + 1) * classes), label),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}

function everyFew(length: number): number[] {
  const stride = Math.max(1, Math.floor(length / 7));
  return Array.from({ length: Math.ceil(length / stride) }, (_, i) => i * stride);
}

function floats(lists: Record<string, number[]>): Record<string, Float32Array> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, Float32Array.from(list)]),
  );
}
