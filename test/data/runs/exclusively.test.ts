import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exclusively } from "../../../data/runs/exclusively.ts";
import { isRunning, openWatch, parseOwner, self } from "../../../data/runs/owner.ts";

/** For processes to start on a busy machine. */
const patient = { timeout: 300_000 };

let dir = "";
let path = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "exclusively-"));
  path = join(dir, "locks/a");
});
afterEach(() => rm(dir, { recursive: true }));

function startWorker(...args: string[]) {
  const script = join(import.meta.dirname, "../exclusiveWorker.ts");
  return fork(script, [path, ...args], { execArgv: ["--import", "tsx"] });
}

/** Who cannot be asked for shows life ten times in so long: enough on a busy machine. */
const unseenMs = 10_000;

/** A worker that takes itself for one on another machine: nobody can ask for its process. */
function startElsewhere(host: string, ...args: string[]) {
  const script = join(import.meta.dirname, "../exclusiveWorker.ts");
  const preload = pathToFileURL(join(import.meta.dirname, "../otherHost.mjs")).href;
  const execArgv = ["--import", "tsx", "--import", preload];
  return fork(script, [path, ...args], {
    execArgv,
    env: { ...process.env, HOST_NAME: host, STALE_MS: `${unseenMs}` },
  });
}

const waits: string[] = [];
const alone = (work: () => Promise<unknown> = async () => "done") =>
  exclusively(path, { staleMs: 300, onWait: () => waits.push("wait") }, work);
beforeEach(() => void (waits.length = 0));

/** Draws the first number for an owner. */
async function occupy(owner: object | string, time = new Date()): Promise<string> {
  await mkdir(path, { recursive: true });
  const file = join(path, "1");
  await writeFile(file, typeof owner === "string" ? owner : JSON.stringify(owner));
  await utimes(file, time, time);
  return file;
}

describe("exclusively(path, options, work)", () => {
  test("gives what work gives, throws what it throws, and lets the next one in", async () => {
    expect(await alone()).toBe("done");
    await expect(alone(() => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(await alone()).toBe("done");
    expect(waits).toEqual([]);
    expect(await readdir(path)).toHaveLength(1);
  });

  test("in one process, one at a time", patient, async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      most.push(++inside);
      await new Promise((done) => setTimeout(done, 5));
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => alone(work)));
    expect(most).toEqual(Array(8).fill(1));
  });

  test.each([
    ["four processes", () => (log: string) => startWorker("10", log)],
    [
      "processes on four machines that share a folder",
      () => {
        let host = 0;
        return (log: string) => startElsewhere(`node${++host}`, "10", log);
      },
    ],
  ])("of %s, one at a time, while one of them is killed", patient, async (_, starter) => {
    const log = join(dir, "log");
    const start = starter();
    const workers = Array.from({ length: 4 }, () => start(log));
    const ended = workers.map((worker) => once(worker, "exit"));
    const killed = workers.slice(0, 1);
    for (const worker of killed) worker.once("message", () => worker.kill("SIGKILL"));
    await Promise.all(ended);
    const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(3 * 10 * 2);
    expect(
      overlaps(
        lines,
        killed.map(({ pid }) => `in ${pid}`),
      ),
    ).toEqual([]);
  });

  /** Lines of who came in before the one within was out, unless that one was killed. */
  function overlaps(lines: readonly string[], killed: readonly string[]): string[] {
    return lines.filter((line, i) => {
      const before = lines[i - 1] ?? "out";
      if (line.startsWith("out")) return before !== line.replace("out", "in");
      return !before.startsWith("out") && !killed.includes(before);
    });
  }

  test.each([
    ["now", 0],
    ["of next century", 3e12],
  ])("goes on after kill -9, with a lock dated %s", patient, async (_, laterMs) => {
    const killed = startWorker("hang");
    await once(killed, "message");
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const time = new Date(Date.now() + laterMs);
    await utimes(join(path, "1"), time, time);
    expect(await alone()).toBe("done");
    expect(waits).toEqual([]);
  });

  test(
    "waits for a process of another machine as long as it shows life, though its number is nobody's here",
    patient,
    async () => {
      const other = startElsewhere("elsewhere", "hang");
      await once(other, "message");
      const [owner] = await readdir(path);
      const file = join(path, owner!);
      await writeFile(
        file,
        (await readFile(file, "utf8")).replace(/"pid":\d+/, `"pid":${2 ** 22 + 1}`),
      );
      const order: string[] = [];
      const options = { staleMs: unseenMs, onWait: () => waits.push("wait") };
      const next = exclusively(path, options, async () => order.push("next"));
      await expect.poll(() => waits).toEqual(["wait"]);
      order.push("killed");
      other.kill("SIGKILL");
      await next;
      expect(order).toEqual(["killed", "next"]);
    },
  );

  test("a living process keeps its turn, however its lock is dated", async () => {
    const file = await occupy(await self(), new Date(0));
    const order: string[] = [];
    const next = alone(async () => order.push("next"));
    await expect.poll(() => waits).toEqual(["wait"]);
    await utimes(file, 1, 1);
    order.push("first");
    await writeFile(file, "served");
    await next;
    expect(order).toEqual(["first", "next"]);
  });

  test.each([
    ["of another machine that shows no sign of life", { machine: "elsewhere" }],
    ["of another container that shows no sign of life", { namespace: "pid:[1]" }],
    ["of before the machine was started anew", { boot: "another" }],
    ["of a process that is gone", { pid: 2 ** 22 + 1 }],
  ])("a lock %s, dated in the future, is passed", patient, async (_, change) => {
    await occupy({ ...(await self()), ...change }, new Date(Date.now() + 1e12));
    expect(await alone()).toBe("done");
  });

  test.each(["", "{", "null", '{"pid":1}', '{"pid":-1}', "\0"])(
    "a lock that says %j is passed, too",
    patient,
    async (text) => {
      await occupy(text, new Date(Date.now() + 1e12));
      expect(await alone()).toBe("done");
      expect(waits).toEqual(["wait"]);
    },
  );

  test("other files and folders in its folder do no harm", async () => {
    await mkdir(join(path, "x"), { recursive: true });
    for (const name of ["0", "-1", "1e3", "9".repeat(30), "1.5"])
      await writeFile(join(path, name), "");
    expect(await alone()).toBe("done");
  });
});

describe("openWatch(here, staleLooks)", () => {
  test("an owner on another machine that changes its file lives; one that does not is gone", async () => {
    const here = await self();
    const file = await occupy({ ...here, machine: "elsewhere" });
    const isGone = openWatch(here, 3);
    for (let beat = 1; beat < 10; beat++) {
      await utimes(file, beat, beat);
      expect(await isGone(file)).toBe(false);
    }
    for (const gone of [false, false, true]) expect(await isGone(file)).toBe(gone);
  });

  test("a process number that lives here, but gives no sign for thirty times as long, is another's", async () => {
    const file = await occupy(await self());
    const isGone = openWatch(await self(), 1);
    for (let look = 0; look < 30; look++) expect(await isGone(file)).toBe(false);
    expect(await isGone(file)).toBe(true);
  });
});

test("isRunning(owner, here) asks for processes of this boot and namespace only", async () => {
  const here = await self();
  expect(isRunning(here, here)).toBe(true);
  expect(isRunning({ ...here, pid: 2 ** 22 + 1 }, here)).toBe(false);
  expect(isRunning({ ...here, boot: "b" }, here)).toBe(false);
  expect(isRunning({ ...here, machine: "m", pid: 2 ** 22 + 1 }, here)).toBe(null);
  expect(isRunning({ ...here, namespace: "n", pid: 2 ** 22 + 1 }, here)).toBe(null);
});

test("parseOwner(JSON.stringify(owner)) is the owner", async () => {
  expect(parseOwner(JSON.stringify(await self()))).toEqual(await self());
});
