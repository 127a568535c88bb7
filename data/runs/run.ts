import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { byCodeUnit } from "../corpus/corpus.ts";
import { isLeftover } from "../writeWhole.ts";
import { exclusively } from "./exclusively.ts";
import { isRunning, parseOwner, self } from "./owner.ts";

/**
 * Runs `work`, noted in `.cache/runs` while it lasts. First removes what takes minutes to make again and nobody has read
 * for a month; where runs were killed and no other lives also what they left: half-written files, scratch folders,
 * computations nobody has gone on with for a month. `nowMs`: since 1970.
 */
export async function inRun<T>(root: string, nowMs: number, work: () => Promise<T>): Promise<T> {
  const cache = join(root, ".cache");
  const own = join(cache, "runs", randomUUID());
  await mkdir(dirname(own), { recursive: true });
  await exclusively(join(cache, "locks/runs"), { onWait: () => {} }, async () => {
    const killed = await killedRuns(dirname(own));
    if (killed.length > 0) await sweep(root, nowMs);
    for (const path of killed) await rm(path, { force: true });
    for (const name of ["survey", "pairs"]) await sweepUnread(join(cache, name), nowMs);
    await writeFile(own, JSON.stringify(await self()));
  });
  return work().finally(() => rm(own, { force: true }));
}

/** The files of runs that ended without a word; none when another one may be alive. */
async function killedRuns(dir: string): Promise<string[]> {
  const here = await self();
  const paths = (await readdir(dir)).sort(byCodeUnit).map((name) => join(dir, name));
  for (const path of paths) {
    const owner = parseOwner(await readFile(path, "utf8").catch(() => ""));
    // a file without an owner was being written at a power loss: this is done alone
    if (owner && isRunning(owner, here) !== false) return [];
  }
  return paths;
}

async function sweep(root: string, nowMs: number): Promise<void> {
  for (const name of await namesIn(join(root, ".cache")))
    if (name.startsWith("reproduce-"))
      await rm(join(root, ".cache", name), { recursive: true, force: true });
  for (const dir of [".cache", "analyses/results", "data/corpora"])
    await sweepFolder(join(root, dir), nowMs);
}

const monthMs = 30 * 24 * 3600 * 1000;

/** Whole entries of the cache stay as they are: their manifest lists every file. */
async function sweepFolder(dir: string, nowMs: number): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name === "manifest.json")) return;
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isFile() && isLeftover(entry.name)) await rm(path, { force: true });
    if (!entry.isDirectory() || entry.name === "versions") continue;
    await sweepFolder(path, nowMs);
    if (entry.name.endsWith(".draft") && (await isOld(path, nowMs)))
      await rm(path, { recursive: true, force: true });
  }
}

/** Whether nothing in a folder was written within a month; times of the future are no reason to remove it. */
async function isOld(dir: string, nowMs: number): Promise<boolean> {
  const paths = (await namesIn(dir)).map((name) => join(dir, name));
  const times = await Promise.all([dir, ...paths].map(async (it) => (await stat(it)).mtimeMs));
  return times.every((time) => time < nowMs - monthMs);
}

async function sweepUnread(dir: string, nowMs: number): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await sweepUnread(path, nowMs);
    else if (await isUnread(path, nowMs)) await rm(path, { force: true });
  }
  await rmdir(dir).catch(() => {}); // only an empty one
}

/** Where a disk does not note when files are read, it counts when they were written. */
async function isUnread(path: string, nowMs: number): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status !== null && Math.max(status.atimeMs, status.mtimeMs) < nowMs - monthMs;
}

function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => []);
}
