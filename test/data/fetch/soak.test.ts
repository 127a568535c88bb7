import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../data/hash.ts";
import { newRoot, openLoopback, pause } from "./loopback.ts";
import { filesBelow, read } from "./pictures.ts";
import { outcome, soak, start } from "./soak.ts";

test("600 covers with 5% faults and two kills -9: all here, right and counted, in bounded memory", async () => {
  const plan = { covers: 600, sizeBytes: 4000, faults: 0.05, kills: [150, 350], seed: "soak" };
  const report = await soak(plan);
  expect(report).toMatchObject({ code: 0, right: 594, wrong: 0, gone: 6 });
  // what was on its way to the disk when the command was killed is fetched again, and nothing else
  expect(report.twice).toBeLessThanOrEqual(2 * 16);
  expect(report.faults).toBeGreaterThan(10);
  expect(report.maxMiB).toBeLessThan(400);
}, 60_000);

test("a weight file of which half had come at kill -9 goes on from there", async () => {
  const root = await newRoot();
  const content = Buffer.alloc(4_000_000, "weights ");
  const half = content.length / 2;
  const ranges: (string | undefined)[] = [];
  const server = await openLoopback(({ headers }, response) => {
    ranges.push(headers.range);
    const from = Number(/[0-9]+/.exec(headers.range ?? "0")![0]);
    if (ranges.length === 1) return response.write(content.subarray(0, half));
    response.writeHead(206, {
      "content-range": `bytes ${from}-${content.length - 1}/${content.length}`,
    });
    return response.end(content.subarray(from));
  });
  const file = {
    name: "net",
    file: "net.pth",
    sizeBytes: content.length,
    exact: true,
    sha256: sha256(content),
  };
  await writeFile(
    join(root, "asked.json"),
    JSON.stringify({ rows: ["pop/a1.jpg"], weights: [file] }),
  );
  const child = start(server, root, "weights");
  const part = ".net.pth.part";
  while ((await filesBelow(join(root, "data/weights")))[part] !== half) await pause(20);
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(await filesBelow(join(root, "data/weights"))).toEqual({ [part]: half });
  expect((await outcome(start(server, root, "weights"))).code).toBe(0);
  expect((await read(root, "data/weights/net.pth")).equals(content)).toBe(true);
  expect(ranges).toEqual([undefined, `bytes=${half}-`]);
  await server.close();
  await rm(root, { recursive: true });
}, 60_000);
