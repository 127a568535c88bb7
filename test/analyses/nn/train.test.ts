import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../analyses/nn/network/engine.ts";
import { loadEngine } from "../../../analyses/nn/loadEngine.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";
import type { Samples } from "../../../analyses/nn/samples.ts";
import { train, type TrainingParams } from "../../../analyses/nn/train.ts";
import { mostLikely } from "../../../analyses/stats/classification.ts";
import { UserError } from "../../../data/error.ts";
import { random } from "../../../data/random.ts";
import { memoryStore, type MemoryStore } from "./memoryStore.ts";

const network: Network = {
  name: "small",
  input: [1, 6, 6],
  nodes: [
    { name: "conv", op: "conv", filters: 4, kernel: 3 },
    { name: "relu", op: "relu" },
    { name: "flatten", op: "flatten" },
    { name: "dropout", op: "dropout", rate: 0.25 },
    { name: "fc", op: "linear", features: 2 },
  ],
};
const params: TrainingParams = {
  batch: 4,
  rate: 0.05,
  momentum: 0.9,
  epochs: 4,
  seed: "seed",
  checkpointSteps: 8,
};

/** Bright or dark pictures under noise. */
function pictures(count: number, seed: string): Samples {
  const draw = random(seed);
  const labels = Array.from({ length: count }, () => draw.int(2));
  const rows = labels.map((label) =>
    Float32Array.from({ length: 36 }, () => label + 4 * draw.float() - 2.5),
  );
  return {
    labels,
    inputs: async (indices) => Float32Array.from(indices.flatMap((index) => [...rows[index]!])),
  };
}

const samples = { train: pictures(70, "train"), test: pictures(30, "test") };

describe("train(network, samples, params, context)", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadEngine("onnx", 2);
  });
  const run = (checkpoints: MemoryStore, more = {}, given: Partial<TrainingParams> = {}) =>
    train(
      network,
      samples,
      { ...params, ...given },
      { engine, checkpoints, onProgress: () => undefined, ...more },
    );

  it("learns what there is to learn", async () => {
    const { epochs, test, train: logits, parameters } = await run(memoryStore());
    expect(epochs).toHaveLength(4);
    expect(epochs[3]!.train.loss).toBeLessThan(epochs[0]!.train.loss);
    expect(epochs[3]!.test.accuracy).toBeGreaterThan(0.8);
    expect([logits.length, test.length]).toEqual([140, 60]);
    expect(Object.keys(parameters)).toEqual(["conv.weight", "conv.bias", "fc.weight", "fc.bias"]);
  });

  it("reports as the last epoch's test accuracy what the logits say", async () => {
    const { epochs, test } = await run(memoryStore());
    const hits = samples.test.labels.filter(
      (label, i) => mostLikely(test.subarray(2 * i, 2 * i + 2)) === label,
    );
    expect(epochs[3]!.test.accuracy).toBe(hits.length / 30);
  });

  it("is a function of the seed", async () => {
    const first = await run(memoryStore());
    expect(await run(memoryStore())).toEqual(first);
    expect((await run(memoryStore(), {}, { seed: "other" })).test).not.toEqual(first.test);
  });

  it("killed at any write and started again gives the same bits", async () => {
    const expected = await run(memoryStore());
    for (const survived of [0, 1, 7, 8, 9, 10, 17, 18, 30, 44, 53]) {
      let writes = 0;
      const store = memoryStore(() => {
        if (writes++ === survived) throw new Error("killed");
      });
      await expect(run(store)).rejects.toThrow("killed");
      expect(await run(store)).toEqual(expected);
    }
  });

  it("goes on from the last checkpoint, not from the start", async () => {
    const store = memoryStore();
    const done: number[] = [];
    const signal = AbortSignal.abort();
    await run(store, {}, { epochs: 2 });
    const onProgress = (label: string, count: number) => {
      if (label === "training small") done.push(count);
    };
    await run(store, { onProgress }, { epochs: 3 });
    expect(done).toEqual([171, 202, 210]); // of 3 x 70
    await expect(run(store, { signal }, { epochs: 4 })).rejects.toThrow("abort");
  });

  it("stops with a UserError when the loss is no number", async () => {
    const failure = run(memoryStore(), {}, { rate: 1e20 });
    await expect(failure).rejects.toThrow(
      /^training diverged: small, .* \(rate 100000000000000000000\)$/,
    );
    await expect(failure).rejects.toBeInstanceOf(UserError);
  });

  it("passes on what the samples throw", async () => {
    const inputs = async (): Promise<Float32Array> => {
      throw new Error("missing cover");
    };
    const broken = { ...samples, train: { ...samples.train, inputs } };
    const context = { engine, checkpoints: memoryStore(), onProgress: () => undefined };
    await expect(train(network, broken, params, context)).rejects.toThrow("missing cover");
  });
});
