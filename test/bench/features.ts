import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mobileNetV2 } from "../../analyses/backbones/mobileNetV2.ts";
import { randomWeights } from "../../analyses/backbones/weights/randomWeights.ts";
import { resNet } from "../../analyses/backbones/resNet.ts";
import { loadEngine } from "../../analyses/nn/loadEngine.ts";
import { size } from "../../analyses/nn/network/layout.ts";

// Frozen features at batch 8 on two threads: ours and PyTorch's (eager, and traced and optimised) take turns.
//   tsx test/bench/features.ts [rounds] [python]

interface Timing {
  /** images a second, by side */
  speeds: Record<string, number>;
  peakMiB: number;
}

const networks = {
  resnet18: () => resNet(18),
  resnet34: () => resNet(34),
  resnet152: () => resNet(152),
  mobileNetV2,
};
const batches = { resnet18: 12, resnet34: 8, resnet152: 3, mobileNetV2: 12 };
type Name = keyof typeof networks;

const names: readonly Name[] = ["resnet18", "resnet34", "resnet152", "mobileNetV2"];
const here = fileURLToPath(import.meta.url);
const [first = "3", second = "/usr/bin/python3"] = process.argv.slice(2);
const own = names.find((name) => name === first);
if (own) console.log(JSON.stringify(await time(own)));
else await compare(Number(first), second);

async function compare(rounds: number, python: string): Promise<void> {
  for (const name of names) {
    const speeds: Record<string, number[]> = {};
    let peak = 0;
    for (let i = 0; i < rounds; i++) {
      const ours = await child(process.execPath, ["--import", "tsx", here, name]);
      peak = Math.max(peak, ours.peakMiB);
      // torchvision has no MobileNetV2 of this width
      const script = [here.replace(/\.ts$/, ".py"), name, String(batches[name])];
      const theirs = name === "mobileNetV2" ? { speeds: {} } : await child(python, script);
      for (const [side, speed] of Object.entries({ ...ours.speeds, ...theirs.speeds }))
        (speeds[side] ??= []).push(speed);
    }
    const sides = Object.entries(speeds).map(([side, all]) => `${side} ${median(all).toFixed(1)}`);
    console.log(`${name}: images/s ${sides.join(", ")}; ours at most ${peak} MiB`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

async function child(command: string, args: string[]): Promise<Timing> {
  const { stdout } = await promisify(execFile)(command, args);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Timing;
}

/** The best of three rounds after one to warm up, as in features.py. */
async function time(name: Name): Promise<Timing> {
  const network = networks[name]();
  const frozen = await (
    await loadEngine("onnx", 2)
  ).freeze(network, randomWeights(network, name), 8);
  const inputs = new Float32Array(8 * size(network.input)).fill(0.5);
  const speeds: number[] = [];
  for (let round = 0; round < 4; round++) {
    const begin = performance.now();
    for (let i = 0; i < batches[name]; i++) await frozen.evaluate(inputs);
    speeds.push((8000 * batches[name]) / (performance.now() - begin));
  }
  await frozen.close();
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  return { speeds: { ours: Math.max(...speeds.slice(1)) }, peakMiB };
}
