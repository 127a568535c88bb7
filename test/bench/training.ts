import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadEngine } from "../../analyses/nn/loadEngine.ts";
import { initialise, zeros } from "../../analyses/nn/network/initialise.ts";
import { alexNet, customNetwork } from "../../analyses/nn/network/networks.ts";
import { epochOrder, gather } from "../../analyses/nn/samples.ts";
import { size } from "../../analyses/nn/network/layout.ts";
import { random } from "../../data/random.ts";
import { isInstalled } from "../support/isInstalled.ts";

// A training step at batch 10 on two threads: our engines and PyTorch take turns, each in a process of its own.
//   tsx test/bench/training.ts [rounds] [python]

interface Timing {
  stepMs: number;
  peakMiB: number;
}

const networks = { customNetwork, alexNet };
const steps = { customNetwork: 200, alexNet: 8 };
type Name = keyof typeof networks;

const hasTensorflow = isInstalled("@tensorflow/tfjs-node");
if (!hasTensorflow) console.error("skipped: the engine tensorflow (npm run engine:tensorflow)");
const here = fileURLToPath(import.meta.url);
const [first = "3", second = "/usr/bin/python3"] = process.argv.slice(2);
if (first === "customNetwork" || first === "alexNet")
  console.log(JSON.stringify(await time(first, second)));
else await compare(Number(first), second);

async function compare(rounds: number, python: string): Promise<void> {
  for (const name of ["customNetwork", "alexNet"] as const) {
    const ours = (engine: string) =>
      child(process.execPath, ["--import", "tsx", here, name, engine]);
    const script = here.replace(/\.ts$/, ".py");
    const sides = {
      onnx: () => ours("onnx"),
      ...(hasTensorflow && { tensorflow: () => ours("tensorflow") }),
      pytorch: () => child(python, [script, name, String(steps[name])]),
    };
    const timings = new Map<string, Timing[]>(Object.keys(sides).map((side) => [side, []]));
    for (let i = 0; i < rounds; i++)
      for (const [side, measure] of Object.entries(sides)) timings.get(side)!.push(await measure());
    for (const [side, found] of timings) console.log(line(name, side, found));
  }
}

function line(name: string, side: string, timings: readonly Timing[]): string {
  const times = timings.map(({ stepMs }) => stepMs).sort((a, b) => a - b);
  const [best, median] = [times[0]!, times[times.length >> 1]!];
  const peak = Math.max(...timings.map(({ peakMiB }) => peakMiB));
  const speed = (10_000 / median).toFixed(0);
  return `${name} ${side}: ${median.toFixed(1)} ms a step (best ${best.toFixed(1)}), ${speed} images/s, peak ${peak} MiB`;
}

async function child(command: string, args: string[]): Promise<Timing> {
  const { stdout } = await promisify(execFile)(command, args);
  const { stepMs, peakMiB } = JSON.parse(stdout.trim().split("\n").at(-1)!) as Timing;
  return { stepMs, peakMiB };
}

/** The best of three rounds after one to warm up, as in training.py. */
async function time(name: Name, engine: string): Promise<Timing> {
  const network = networks[name](10);
  const start = { parameters: initialise(network, "bench"), momenta: zeros(network) };
  const recipe = { batch: 10, rate: 0.01, momentum: 0.9 };
  const trainer = await (await loadEngine(engine, 2)).compile(network, recipe, start);
  const draw = random("bench");
  const pixels = new Float32Array(10 * size(network.input)).map(() => draw.float());
  const samples = { labels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], inputs: async () => pixels };
  const [order] = epochOrder(10, 10, "bench");
  const batches = await Promise.all(
    Array.from({ length: steps[name] }, (_, i) => gather(network, samples, order!, `${i}`)),
  );
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const begin = performance.now();
    for (let i = 0; i < batches.length; i += trainer.stride) {
      await trainer.steps(batches.slice(i, i + trainer.stride));
    }
    times.push((performance.now() - begin) / batches.length);
  }
  await trainer.close();
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  return { stepMs: Math.min(...times.slice(1)), peakMiB };
}
