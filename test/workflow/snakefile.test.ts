import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Analysis } from "../../analyses/contract/analysis.ts";
import { quickOnes } from "../../analyses/pipeline/quick.ts";
import { noise } from "../analyses/drawnCovers.ts";
import { freshClone } from "../support/freshClone.ts";
import { analyses } from "../../analyses/index.ts";
import { findSnakemake } from "./findSnakemake.ts";

const snakemake = findSnakemake();
const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");

describe.skipIf(snakemake === null)("workflow/Snakefile (skipped without Snakemake)", () => {
  const project = freshClone();
  const alone = freshClone();
  const own = ["--covers", "mine", "--quick"];
  // all that take no weights from elsewhere
  const jobs = quickOnes(Object.values<Analysis<unknown, unknown>>(analyses))
    .filter((analysis) => analysis.weights === undefined)
    .map(({ name }) => `mine-${name}`);

  beforeAll(async () => {
    cpSync(join(root, "workflow"), join(project, "workflow"), { recursive: true });
    for (const folder of [project, alone]) await drawCovers(join(folder, "mine"));
  });
  afterAll(() => [project, alone].forEach((folder) => rmSync(folder, { recursive: true })));

  async function drawCovers(folder: string): Promise<void> {
    for (const [index, genre] of ["folk", "metal"].entries())
      for (let i = 0; i < 20; i++) {
        const { width, height, pixels } = noise(100 * index + i, 64);
        mkdirSync(join(folder, genre), { recursive: true });
        await sharp(pixels, { raw: { width, height, channels: 3 } })
          .linear(1, 60 * index)
          .toFile(join(folder, genre, `${i}.png`));
      }
  }

  async function plan(...args: string[]): Promise<void> {
    const script = ["data/code/start.mjs", "plan", "--json", ...args];
    const { stdout } = await run(process.execPath, script, { cwd: project });
    writeFileSync(join(project, "plan.json"), stdout);
  }

  function start(...targets: string[]) {
    const args = ["--profile", "workflow/profiles/laptop", "--cores", "2", "--", ...targets];
    return spawn(snakemake!, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  }

  /** Runs these jobs, all without any, and what they depend on; gives what Snakemake says. */
  const make = (...targets: string[]): Promise<string> => said(start(...targets));

  async function said(child: ReturnType<typeof start>): Promise<string> {
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => (text += String(bytes)));
    const [code] = (await once(child, "close")) as [number];
    expect(code, text).toBe(0);
    return text;
  }

  /** Kills the job that trains, once it has begun to. */
  async function killTraining(): Promise<void> {
    const drafts = join(project, ".cache/training");
    const isTraining = () =>
      existsSync(drafts) && readdirSync(drafts).some((name) => name.endsWith(".draft"));
    while (!isTraining()) await wait(2);
    const runs = join(project, ".cache/runs");
    for (const name of readdirSync(runs).sort()) {
      const { pid } = JSON.parse(readFileSync(join(runs, name), "utf8")) as { pid: number };
      process.kill(pid, "SIGKILL");
    }
  }

  /** Contents of results by file. */
  function results(folder: string): Record<string, string> {
    const dir = join(folder, ".cache/results/mine");
    const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();
    return Object.fromEntries(
      files
        .filter((name) => /\.(json|png)$/.test(name))
        .map((name) => [name, readFileSync(join(dir, name)).toString("base64")]),
    );
  }

  test("one job killed and tried again, features and models in parts: the bytes of npm run build", async () => {
    await plan(...own, "--features", "2");
    const child = start(...jobs);
    const [text] = await Promise.all([said(child), killTraining()]);
    expect(text).toContain("Trying to restart job");
    await run(process.execPath, ["data/code/start.mjs", ...own], { cwd: alone });
    const made = results(project);
    expect(Object.keys(made).filter((name) => name.endsWith(".json"))).toHaveLength(jobs.length);
    expect(made).toEqual(results(alone));
    expect(existsSync(join(project, "dist-mine"))).toBe(false);
  });

  test("what is done is not done again; of other covers it is another job", async () => {
    expect(await make(...jobs)).toContain("Nothing to be done");
    cpSync(join(project, "mine/folk/1.png"), join(project, "mine/folk/1a.png"));
    await plan(...own, "--only", "averagedImages");
    expect(await make()).toContain("mine/averagedImages computed");
  });

  test("jobs of the control corpus give the committed bytes, though these are fresh", async () => {
    await plan("--corpus", "control");
    const paths = [
      "histogramSimilarity.json",
      "averagedImages.json",
      "averagedImages/all-srgb.png",
    ];
    const files = paths.map((path) => join(project, "analyses/results/control", path));
    const committed = files.map((file) => readFileSync(file, "base64"));
    for (const file of files) rmSync(file);
    await make("control-histogramSimilarity", "control-averagedImages");
    expect(files.map((file) => readFileSync(file, "base64"))).toEqual(committed);
    const list = readdirSync(join(project, ".cache/jobs")).find((name) =>
      /^control-hist/.test(name),
    )!;
    expect(readFileSync(join(project, ".cache/jobs", list), "utf8")).toBe(
      "analyses/results/control/histogramSimilarity.json\n",
    );
  });

  test("commands can be put into a container", async () => {
    await plan("--corpus", "control");
    const config = ["--config", "within=apptainer exec node.sif"];
    const args = [
      "--cores",
      "1",
      "--dry-run",
      "--printshellcmds",
      ...config,
      "--",
      "control-baselines",
    ];
    const { stdout, stderr } = await run(snakemake!, args, { cwd: project });
    expect(stdout + stderr).toContain(
      "apptainer exec node.sif npm run compute -- --corpus control",
    );
  });

  test("a plan of another version is refused", () => {
    writeFileSync(join(project, "plan.json"), JSON.stringify({ version: 2, jobs: [] }));
    const args = ["--cores", "1"];
    expect(() => execFileSync(snakemake!, args, { cwd: project, stdio: "pipe" })).toThrow(
      "a plan of version 2, expected 1",
    );
  });
});
