import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { self } from "../../../data/runs/owner.ts";
import { inRun } from "../../../data/runs/run.ts";

const nowMs = Date.UTC(2030, 0, 31);
let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "run-"));
  for (const name of [...swept, ...kept]) await put(name);
  await age(".cache/step/old.draft", nowMs - 40 * 24 * 3600e3);
  await age(".cache/step/k2.draft", nowMs - 20 * 24 * 3600e3);
  await age(".cache/step/future.draft", nowMs + 1e12);
});
afterEach(() => rm(root, { recursive: true }));

const nothing = async (): Promise<void> => {};

const swept = [
  ".cache/reproduce-aB3/cache/step/k1/a",
  ".cache/step/k2.draft/checkpoint-0-momenta-conv1.f32.1234567890.draft",
  ".cache/step/old.draft/checkpoint.json",
  ".cache/features/k1/ab/abcd.99.draft",
  "analyses/results/control/baselines.json.123456.draft",
  "analyses/results/control/averagedImages/all-srgb.png.123456.draft",
  "data/corpora/control.lock.tsv.5551212.draft",
];
const kept = [
  ".cache/step/k1/manifest.json",
  ".cache/step/k1/part.1",
  ".cache/step/k2.draft/checkpoint.json",
  ".cache/step/future.draft/checkpoint.json",
  ".cache/features/k1/ab/abcd",
  ".cache/versions/v1/index.html.1",
  "analyses/results/control/baselines.json",
  "data/corpora/control.lock.tsv",
  "data/corpora/control.lock.tsv.2024",
  "analyses/results/control/baselines.json.1",
  "data/covers/bandcamp/rock/a.123",
];

async function put(name: string, content = "x"): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), content);
}

async function age(dir: string, timeMs: number): Promise<void> {
  for (const name of ["checkpoint.json", "."])
    await utimes(join(root, dir, name), timeMs / 1000, timeMs / 1000).catch(() => {});
}

async function files(): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const names = found.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return names
    .map((it) => it.slice(root.length + 1))
    .filter((it) => !/^.cache.(runs|locks)/.test(it));
}

/** Notes a run of this process's machine, by default one that was killed. */
async function note(change: object = {}): Promise<void> {
  const pid = Number(execFileSync(process.execPath, ["-p", "process.pid"]));
  await put(".cache/runs/other", JSON.stringify({ ...(await self()), pid, ...change }));
}

test("inRun(root, nowMs, work) after a killed run removes what it left, once", async () => {
  await note();
  await inRun(root, nowMs, async () => {
    expect((await files()).sort()).toEqual([...kept].sort());
    expect(await readdir(join(root, ".cache/runs"))).toHaveLength(1);
  });
  expect(await readdir(join(root, ".cache/runs"))).toEqual([]);
});

test.each([
  ["lives", { pid: process.pid }],
  ["may live on another machine", { machine: "elsewhere" }],
])("inRun(root, nowMs, work) touches nothing while another run %s", async (_, change) => {
  await note(change);
  await inRun(root, nowMs, nothing);
  expect((await files()).sort()).toEqual([...swept, ...kept].sort());
  expect(await readdir(join(root, ".cache/runs"))).toEqual(["other"]);
});

test("inRun(root, nowMs, work) after runs that ended, well or not, touches nothing", async () => {
  expect(await inRun(root, nowMs, async () => "done")).toBe("done");
  await expect(inRun(root, nowMs, () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  await inRun(root, nowMs, nothing);
  expect((await files()).sort()).toEqual([...swept, ...kept].sort());
});

test("inRun(root, nowMs, work) removes surveys and pairs of genres that nobody has read for a month", async () => {
  const day = 24 * 3600;
  const old = { read: nowMs / 1000 - 40 * day, written: nowMs / 1000 - 50 * day };
  const times = {
    ".cache/survey/k1/ab/abcd": old,
    ".cache/survey/k1/ab/abce": { ...old, read: nowMs / 1000 - 2 * day },
    ".cache/survey/k2/manifest.json": old,
    ".cache/pairs/k1/ab/abcf": { ...old, written: nowMs / 1000 - 2 * day },
    ".cache/features/k1/ab/abcd": old,
  };
  for (const [name, { read, written }] of Object.entries(times)) {
    await put(name);
    await utimes(join(root, name), read, written);
  }
  await inRun(root, nowMs, nothing);
  const left = (await files()).filter((name) => name in times);
  expect(left.sort()).toEqual([
    ".cache/features/k1/ab/abcd",
    ".cache/pairs/k1/ab/abcf",
    ".cache/survey/k1/ab/abce",
  ]);
  expect(await readdir(join(root, ".cache/survey"))).toEqual(["k1"]);
});
