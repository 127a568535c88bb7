import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { size } from "../../../analyses/nn/network/layout.ts";
import { customNetwork } from "../../../analyses/nn/network/networks.ts";
import { train } from "../../../analyses/nn/train.ts";
import { sha256 } from "../../../data/hash.ts";
import { writeWhole } from "../../../data/writeWhole.ts";
import { noise } from "./noise.ts";

// a process of its own for kill.test.ts, `DIR KILL_AFTER`: trains with checkpoints in a folder, kills itself once it has
// seen so many covers in all, else tells where it began and a hash of the result
const [dir, killAfter] = [process.argv[2]!, Number(process.argv[3])];
let first: number | undefined;
const network = customNetwork(4, { size: 16, conv: [8, 6], linear: [24, 12] });
const each = size(network.input);

const samples = (count: number, salt: number) => ({
  labels: Array.from({ length: count }, (_, i) => (i * i) % 4),
  inputs: async (indices: readonly number[]) => {
    const all = noise(count * each, salt, 0, 1);
    return Float32Array.from(indices.flatMap((i) => [...all.subarray(i * each, (i + 1) * each)]));
  },
});

const checkpoints = {
  has: async (file: string) => existsSync(join(dir, file)),
  read: (file: string) => readFile(join(dir, file)),
  write: (file: string, content: Uint8Array) => writeWhole(join(dir, file), content),
  remove: (file: string) => rm(join(dir, file), { force: true }),
};

const { epochs, ...result } = await train(
  network,
  { train: samples(205, 1), test: samples(40, 2) },
  { batch: 10, rate: 0.05, momentum: 0.9, epochs: 4, seed: "kill", checkpointSteps: 8 },
  {
    engine: await openEngineThread("onnx", 2),
    checkpoints,
    onProgress(label, done) {
      if (label !== "training custom") return;
      process.send!({ first: (first ??= done) });
      if (done >= killAfter) process.kill(process.pid, "SIGKILL");
    },
  },
);
const arrays = [result.train, result.test, ...Object.values(result.parameters)];
process.send!({ hash: sha256(JSON.stringify([epochs, arrays.map((values) => [...values])])) });
process.disconnect();
