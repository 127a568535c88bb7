// Seconds of a build that finds every result and figure fresh: each run does what the one above does, and a step more.
// The last line is what a preview takes from one changed sentence to the page.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const rounds = 7;
const root = join(import.meta.dirname, "../..");
const start = join(root, "data/code/start.mjs");
const runs: [step: string, file: string, args: string[]][] = [
  ["node", process.execPath, ["-e", ""]],
  ["load the code", process.execPath, [start, "--help"]],
  ["look up the results", process.execPath, [start, "--explain"]],
  ["render and write", process.execPath, [start]],
  ["npm run build", "npm", ["run", "build"]],
];

const best = runs.map(() => Infinity);
for (let round = 0; round <= rounds; round++)
  for (const [index, [, file, args]] of runs.entries()) {
    const startedMs = performance.now();
    execFileSync(file, args, { cwd: root, stdio: ["ignore", "ignore", "ignore"] });
    const seconds = (performance.now() - startedMs) / 1000;
    if (round > 0) best[index] = Math.min(best[index]!, seconds); // the first run fills the caches
  }
for (const [index, [step]] of runs.entries()) print(step, best[index]!);
print("render again", await renderAgain());

/** Best time of a renderer that holds the results, as `npm run preview` keeps one. */
async function renderAgain(): Promise<number> {
  const renderer = fork(start, ["--watch", "--quiet"], { cwd: root });
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [{ elapsedMs }] = (await once(renderer, "message")) as [{ elapsedMs: number }];
    seconds.push(elapsedMs / 1000);
    renderer.send("render");
  }
  renderer.kill();
  return Math.min(...seconds.slice(1));
}

function print(step: string, seconds: number): void {
  console.log(`${step.padEnd(20)} ${seconds.toFixed(2)} s`);
}
