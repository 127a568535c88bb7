// Seconds of the colour stage, ours beside OpenCV and NumPy's: npm run bench -- --covers DIR [--rounds 3]
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { measures } from "../../analyses/image/histograms/compareHistograms.ts";
import { UserError } from "../../data/error.ts";
import { openFolder } from "../../data/corpora/openCorpus.ts";
import { type Matrices, type Measurement, runOurs } from "./ours.ts";
import { findPython, runPython } from "./python.ts";

const root = resolve(import.meta.dirname, "../..");

await bench(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});

async function bench(argv: string[]): Promise<void> {
  const { folder, rounds } = parseArguments(argv);
  const python = findPython();
  const opened = await openFolder(folder, { root, onProgress() {}, warn: console.error });
  const { covers, genres } = opened.corpus;
  const threads = availableParallelism();
  console.log(`${covers.length} covers of ${genres.length} genres, ${threads} threads`);
  const ours: Measurement[] = [];
  const theirs: Measurement[] = [];
  for (let round = 1; round <= rounds; round++) {
    ours.push(await runOurs(opened));
    print(`ours, round ${round}`, ours.at(-1)!);
    theirs.push(runPython(python, folder, opened.corpus, threads));
    print(`Python, round ${round}`, theirs.at(-1)!);
  }
  summarise(ours, theirs);
}

function parseArguments(args: string[]): { folder: string; rounds: number } {
  const { values } = parseArgs({
    args,
    options: { covers: { type: "string" }, rounds: { type: "string", default: "3" } },
  });
  if (values.covers === undefined) throw new UserError("missing option: --covers DIR");
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UserError(`not a number of rounds: ${values.rounds}`);
  return { folder: resolve(values.covers), rounds };
}

function print(name: string, { seconds, cpuSeconds, steps }: Measurement): void {
  const parts = Object.entries(steps).map(([step, time]) => `${step} ${time.toFixed(1)}`);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor (${parts.join(", ")})`,
  );
}

function summarise(ours: readonly Measurement[], theirs: readonly Measurement[]): void {
  const best = (all: readonly Measurement[]): number =>
    Math.min(...all.map(({ seconds }) => seconds));
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  console.log(`best of ours ${best(ours).toFixed(1)} s, of Python ${best(theirs).toFixed(1)} s`);
  console.log(`ratio ${(best(ours) / best(theirs)).toFixed(2)}`);
  console.log(`peak memory of ours ${peakMiB.toFixed(0)} MiB`);
  const difference = largestDifference(ours[0]!.exact, theirs[0]!.exact);
  console.log(`largest relative difference of the exact means ${difference.toExponential(0)}`);
}

function largestDifference(a: Matrices, b: Matrices): number {
  const differences = measures.flatMap((measure) =>
    a[measure].flatMap((row, i) => row.map((value, j) => Math.abs(value / b[measure][i]![j]! - 1))),
  );
  return Math.max(...differences);
}
