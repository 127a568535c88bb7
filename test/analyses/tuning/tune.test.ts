import { expect, test } from "vitest";
import { parameters, size } from "../../../analyses/nn/network/layout.ts";
import type { Network } from "../../../analyses/nn/network/networks.ts";
import type { Side } from "../../../analyses/nn/sides.ts";
import type { ReadViews } from "../../../analyses/tuning/frozenViews.ts";
import { tune, type TuningTask } from "../../../analyses/tuning/tune.ts";
import { memoryStore } from "../nn/memoryStore.ts";
import { noise } from "../nn/noise.ts";

const network: Network = {
  name: "small",
  input: [2, 3, 3],
  nodes: [
    { name: "conv", op: "frozenConv", filters: 2, kernel: 3, padding: 1, groups: 2, bias: false },
    { name: "norm", op: "batchNorm" },
    { name: "relu", op: "relu6" },
    { name: "average", op: "globalAverage" },
    { name: "drop", op: "dropout", rate: 0.2 },
    { name: "fc", op: "linear", features: 2 },
  ],
};

/** Covers of the second class are brighter. */
const read: ReadViews = async (views) =>
  Float32Array.from(
    views.flatMap(({ place, view }) => [...noise(18, place + view, 0, 1 + (place % 2))]),
  );

function side(places: number[]): Side {
  return { places, ids: places.map(String), labels: places.map((place) => place % 2) };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

function task(changes: Partial<TuningTask> = {}, rate = 0.1): TuningTask {
  const tensors = parameters(network).map(({ name, shape }, salt) => [
    name,
    noise(size(shape), salt, 0.1, 0.9),
  ]);
  return {
    network,
    tensors: Object.fromEntries(tensors),
    setting: { from: "conv", rate, mixed: true },
    recipe: {
      epochs: 4,
      patience: 4,
      batch: 4,
      momentum: 0.9,
      dropout: 0.2,
      smoothing: 0.1,
      seed: "tune",
    },
    learnt: side(range(0, 14)),
    views: { count: 2, read },
    threads: 1,
    until: 4,
    watched: { train: side(range(0, 6)), validation: side(range(14, 20)) },
    ...changes,
  };
}

const onProgress = () => undefined;

async function run(it: TuningTask, store = memoryStore()) {
  const tuned = await tune(it, { store, onProgress });
  const predictions = [
    await tuned.predict(side([20, 21]), false),
    await tuned.predict(side([20, 21]), true),
  ];
  await tuned.close();
  return { epochs: tuned.epochs, predictions };
}

test("tune(task, context) goes on from a checkpoint to the very same bits", async () => {
  const whole = await run(task());
  expect(whole.epochs.length).toBe(4);
  expect(whole.predictions[0]).not.toEqual(whole.predictions[1]);
  const store = memoryStore();
  await run(task({ until: 2 }), store);
  expect([...store.files.keys()].sort()).toEqual(["epoch-2.f32", "progress.json"]);
  expect(await run(task(), store)).toEqual(whole);
});

test("tune(task, context) goes on where a run was killed between two files", async () => {
  const whole = await run(task());
  let writes = 0;
  const store = memoryStore(() => {
    if (++writes === 4) throw new Error("killed"); // the index of the second epoch
  });
  await expect(run(task(), store)).rejects.toThrow("killed");
  expect([...store.files.keys()]).toEqual(["epoch-1.f32", "progress.json", "epoch-2.f32"]);
  expect(await run(task(), store)).toEqual(whole);
});

test("tune(task, context) stops when the loss on the validation covers falls no more", async () => {
  const { recipe } = task();
  const { epochs } = await run(task({ recipe: { ...recipe, patience: 2 } }, 0));
  expect(epochs.length).toBe(3); // none falls where nothing is learnt
});

test("tune(task, context) without covers to judge by takes all its epochs", async () => {
  const { watched: _, ...alone } = task();
  const { epochs, predictions } = await run({ ...alone, until: 3 });
  expect([epochs.length, predictions[0]!.length]).toEqual([0, 4]);
});

test("tune(task, context) says where it diverged", async () => {
  await expect(run(task({}, 1e300))).rejects.toThrow("tuning diverged: small (rate 1e+300)");
});
