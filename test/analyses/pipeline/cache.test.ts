import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCache } from "../../../analyses/pipeline/cache.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "cache-"))));
afterEach(() => rm(dir, { recursive: true }));

test("entry(name, key, compute) computes once and reads afterwards", async () => {
  let runs = 0;
  const get = () =>
    openCache(dir).entry("step", "k1", async (draft) => {
      runs++;
      await draft.append("numbers", Buffer.from([1, 2, 3]));
      await draft.append("numbers", Buffer.from([4]));
    });
  expect([...(await (await get()).read("numbers"))]).toEqual([1, 2, 3, 4]);
  expect([...(await (await get()).readAt("numbers", 1, 2))]).toEqual([2, 3]);
  expect(runs).toBe(1);
});

test("entry(name, key, compute) keeps keys apart", async () => {
  const cache = openCache(dir);
  for (const key of ["k1", "k2"])
    await cache.entry("step", key, (draft) => draft.write("key", Buffer.from(key)));
  const entry = await cache.entry("step", "k2", async () => {});
  expect((await entry.read("key")).toString()).toBe("k2");
});

test.each(["shorter", "other", "removed"])(
  "entry(name, key, compute) computes anew what was damaged: %s",
  async (damage) => {
    const get = () =>
      openCache(dir).entry("step", "k1", (draft) => draft.write("a", Buffer.from("good")));
    await get();
    const file = join(dir, "step/k1/a");
    if (damage === "removed") await rm(file);
    else await writeFile(file, damage === "shorter" ? "goo" : "baad");
    expect((await (await get()).read("a")).toString()).toBe("good");
  },
);

test("entry(name, key, compute) caches no failure, and the next run finds the draft", async () => {
  const cache = openCache(dir);
  const failing = cache.entry("step", "k1", async (draft) => {
    await draft.write("checkpoint", Buffer.from("half"));
    throw new Error("lost");
  });
  await expect(failing).rejects.toThrow("lost");
  const entry = await cache.entry("step", "k1", async (draft) => {
    expect(await draft.has("checkpoint")).toBe(true);
    expect(await draft.has("other")).toBe(false);
    await draft.write("whole", await draft.read("checkpoint"));
  });
  expect((await entry.read("whole")).toString()).toBe("half");
});

test("entry(name, key, compute) is computed by one of two processes, the other waits", async () => {
  const results = await Promise.all(
    [startWorker(), startWorker()].map((worker) => once(worker, "message")),
  );
  const computed = results.map(([message]) => (message as { computed: boolean }).computed).sort();
  expect(computed).toEqual([false, true]);
});

test("entry(name, key, compute) survives kill -9 in the middle", async () => {
  const killed = startWorker("slow");
  await once(killed, "message");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(await readdir(join(dir, "step"))).toEqual(["k1.draft"]);
  const [message] = await once(startWorker(), "message");
  expect(message).toEqual({ computed: true, content: "done" });
});

function startWorker(...args: string[]) {
  const script = new URL("cacheWorker.ts", import.meta.url).pathname;
  return fork(script, [dir, ...args], { execArgv: ["--import", "tsx"] });
}

test("blobs(name, key) keeps single files, null where there is none or it is damaged", async () => {
  const blobs = openCache(dir).blobs("features", "k1");
  expect(await blobs.read("ab12")).toBe(null);
  await blobs.write("ab12", Buffer.from("numbers"));
  expect((await blobs.read("ab12"))?.toString()).toBe("numbers");
  expect(await openCache(dir).blobs("features", "k2").read("ab12")).toBe(null);
  const file = join(dir, "features/k1/ab/ab12");
  await writeFile(file, (await readFile(file)).subarray(0, -1));
  expect(await blobs.read("ab12")).toBe(null);
});

test("blobs(name, key).names() tells what there is, sorted, without drafts; remove(name) of nothing is no error", async () => {
  const blobs = openCache(dir).blobs("survey", "k1");
  expect(await blobs.names()).toEqual([]);
  for (const name of ["cd34", "ab12", "ab11"]) await blobs.write(name, Buffer.from(name));
  await writeFile(join(dir, "survey/k1/ab/ab13.123.draft"), "half");
  expect(await blobs.names()).toEqual(["ab11", "ab12", "cd34"]);
  await blobs.remove("ab11");
  await blobs.remove("ab11");
  expect(await blobs.names()).toEqual(["ab12", "cd34"]);
});

test("blobs(name, key).exclusively(work): one after the other", async () => {
  const seen: string[] = [];
  const work = (name: string) =>
    openCache(dir)
      .blobs("survey", "k1")
      .exclusively(async () => {
        seen.push(`${name} begins`);
        await new Promise(setImmediate);
        seen.push(`${name} ends`);
      });
  await Promise.all([work("a"), work("b")]);
  expect([seen[0]![0], seen[2]![0]]).toEqual([seen[1]![0], seen[3]![0]]);
});

test("blobs(name, key): written by many at once, each file is whole, and no draft stays", async () => {
  const blobs = openCache(dir).blobs("features", "k1");
  const content = Buffer.alloc(1e5, 7);
  await Promise.all(Array.from({ length: 20 }, () => blobs.write("abc", content)));
  expect(await blobs.read("abc")).toEqual(content);
  expect(await readdir(join(dir, "features/k1/ab"))).toEqual(["abc"]);
});
