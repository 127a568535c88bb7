// Time, memory, cache and site size at several numbers of drawn covers of 64 x 64 pixels in ten genres, and how each grows:
// npm run bench:scale -- 5000 20000 100000
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pMap from "p-map";
import sharp from "sharp";
import { random } from "../../data/random.ts";
import { freshClone } from "../support/freshClone.ts";

/** What one command took, of all its threads together. */
interface Usage {
  cpuSeconds: number;
  peakMiB: number;
}

const counts = process.argv.slice(2).map(Number);
if (counts.length === 0 || !counts.every((count) => Number.isSafeInteger(count) && count >= 100))
  throw new Error("how many covers? npm run bench:scale -- 5000 20000 (100 or more)");

const oneMore = "average one more";
const steps: [name: string, args: string[]][] = [
  ["inspect", ["plan", "--json"]],
  ["inspect again", ["plan", "--json"]],
  ["average", ["compute", "--only", "averagedImages"]],
  ["compare all pairs", ["compute", "--only", "histogramSimilarity"]],
  ["render", ["build", "--only", "averagedImages"]],
  [oneMore, ["compute", "--only", "averagedImages"]],
];

const genres = Array.from({ length: 10 }, (_, index) => `genre${index}`);

const columns: Map<string, number>[] = [];
for (const count of counts) {
  columns.push(await measure(count));
  printTable();
}

async function measure(count: number): Promise<Map<string, number>> {
  const column = new Map<string, number>();
  const project = freshClone();
  try {
    const covers = join(project, "mine");
    for (const genre of genres) mkdirSync(join(covers, genre), { recursive: true });
    await pMap(Array(count).keys(), (index) => drawCover(covers, index), { concurrency: 8 });
    let peakMiB = 0;
    for (const [name, args] of steps) {
      if (name === oneMore) await drawCover(covers, count);
      const usage = run(project, [...args, "--covers", "mine"]);
      column.set(`${name}, s`, usage.cpuSeconds);
      peakMiB = Math.max(peakMiB, usage.peakMiB);
    }
    column.set("peak memory, MiB", peakMiB);
    column.set("cache, MiB", sizeMiB(join(project, ".cache"), ["start", "figures"]));
    column.set("site, MiB", sizeMiB(join(project, "dist-mine")));
    return column;
  } finally {
    rmSync(project, { recursive: true });
  }
}

function run(project: string, args: readonly string[]): Usage {
  const report = join(mkdtempSync(join(tmpdir(), "usage-")), "usage.json");
  const preload = pathToFileURL(join(import.meta.dirname, "usage.mjs")).href;
  const argv = ["--import", preload, "data/code/start.mjs", ...args];
  execFileSync(process.execPath, argv, {
    cwd: project,
    env: { ...process.env, USAGE: report },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return JSON.parse(readFileSync(report, "utf8")) as Usage;
}

/**
 * Tiles of twelve colours, more of them dark: as many in a thumbnail's histogram as of the poster's covers, 47 cells, and
 * about as many that two have in common, 13. Ten genres, as many covers in each, no two alike.
 */
async function drawCover(dir: string, index: number): Promise<void> {
  const { int } = random(`scale/${index}`);
  const colours = Array.from({ length: 12 }, () => [0, 1, 2].map(() => int(16) * int(17)));
  const tiles = Uint8Array.from(Array.from({ length: 8 * 8 }, () => colours[int(12)]!).flat());
  await sharp(tiles, { raw: { width: 8, height: 8, channels: 3 } })
    .resize(64, 64, { kernel: "nearest" })
    .jpeg()
    .toFile(join(dir, genres[index % 10]!, `${index}.jpg`));
}

function sizeMiB(dir: string, without: readonly string[] = []): number {
  const names = readdirSync(dir).filter((name) => !without.includes(name));
  const sizes = names.flatMap((name) => {
    const path = join(dir, name);
    if (!statSync(path).isDirectory()) return [statSync(path).size];
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .map((file) => statSync(join(path, file)))
      .map((status) => (status.isFile() ? status.size : 0));
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

/** Of the numbers so far. The exponent is that of the power of the number of covers by which the last two differ. */
function printTable(): void {
  const done = counts.slice(0, columns.length);
  console.log(row("covers", done.map(String), done.length > 1 ? "exponent" : ""));
  for (const name of columns[0]!.keys()) {
    const values = columns.map((column) => column.get(name)!);
    const [before, last] = values.slice(-2);
    const growth = Math.log(last! / before!) / Math.log(done.at(-1)! / done.at(-2)!);
    const texts = values.map((value) => value.toFixed(1));
    console.log(row(name, texts, done.length > 1 ? growth.toFixed(2) : ""));
  }
}

function row(name: string, values: readonly string[], end: string): string {
  return [name.padEnd(22), ...values.map((value) => value.padStart(10)), end.padStart(10)].join(
    " ",
  );
}
