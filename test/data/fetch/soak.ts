import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { sha256 } from "../../../data/hash.ts";
import { type Random, random } from "../../../data/random.ts";
import { linkTableText, type Loopback, newRoot, openLoopback, pause } from "./loopback.ts";
import { oddAnswers, raw } from "./oddAnswers.ts";
import { coversBelow, drawCover, padCover, read } from "./pictures.ts";

export interface SoakPlan {
  covers: number;
  sizeBytes: number;
  /** share of the answers that are faulty */
  faults: number;
  /** after so many good answers the command is killed with SIGKILL and started again */
  kills: readonly number[];
  seed: string;
}

export interface SoakReport {
  code: number;
  /** covers on the disk with the right bytes; the rest are wrong or strangers */
  right: number;
  wrong: number;
  gone: number;
  /** good answers given more than once for one cover */
  twice: number;
  faults: number;
  maxMiB: number;
  seconds: number;
}

const all = ["covers", "--limit", "1000000"];

/** Fetches so many covers through faults and kills, and compares what is on the disk with what was served. */
export async function soak(plan: SoakPlan): Promise<SoakReport> {
  const root = await newRoot();
  const rows = Array.from({ length: plan.covers }, (_, i) => `${i % 2 ? "pop" : "rock"}/a${i}.jpg`);
  const world = await openWorld(plan, rows);
  const startedMs = performance.now();
  try {
    await writeFile(join(root, "asked.json"), JSON.stringify({ rows, weights: [] }));
    await mkdir(join(root, "data"));
    for (const count of plan.kills)
      await killAfter(count, start(world.server, root, ...all), world);
    const last = await outcome(start(world.server, root, ...all));
    const seconds = (performance.now() - startedMs) / 1000;
    return { ...(await compare(root, rows, world)), ...last, seconds, ...world.counts() };
  } finally {
    await world.server.close();
    await rm(root, { recursive: true });
  }
}

interface World {
  server: Loopback;
  cover(row: string): Buffer;
  isGone(row: string): boolean;
  counts(): { twice: number; faults: number };
  good(): number;
}

async function openWorld({ seed, faults, sizeBytes }: SoakPlan, rows: string[]): Promise<World> {
  const picture = await drawCover(seed);
  const chance = random(seed);
  const served = new Map<string, number>();
  let faulty = 0;
  const cover = (row: string) => padCover(picture, row, sizeBytes);
  const isGone = (row: string) => Number(/[0-9]+/.exec(row)![0]) % 100 === 7;
  const server: Loopback = await openLoopback((request, response) => {
    if (request.url === "/links.tsv") return response.end(linkTableText(server.port, rows));
    const row = rows[Number(/a([0-9]+)_/.exec(request.url!)![1])]!;
    if (isGone(row)) return response.writeHead(404).end();
    if (chance.float() < faults)
      return ++faulty && misbehave(chance, request, response, cover(row));
    response.on("finish", () => served.set(row, (served.get(row) ?? 0) + 1));
    const body = cover(row);
    return response
      .writeHead(200, { "content-type": "image/jpeg", "content-length": body.length })
      .end(body);
  });
  const twice = () => [...served.values()].reduce((sum, count) => sum + count - 1, 0);
  return {
    server,
    cover,
    isGone,
    good: () => served.size,
    counts: () => ({ twice: twice(), faults: faulty }),
  };
}

function misbehave(
  chance: Random,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): unknown {
  const faults = [
    () => request.socket.destroy(),
    () => response.writeHead(500).end(),
    () => response.writeHead(503, { "retry-after": "0" }).end(),
    () => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    () =>
      response
        .writeHead(200, { "content-length": body.length })
        .write(body.subarray(0, 99), () => response.destroy()),
    () => response.writeHead(200).end(body.subarray(0, 600)),
    () => response.writeHead(200, { "content-type": "image/jpeg" }).end("<html>"),
    ...Object.values(oddAnswers).map((text) => () => raw(text)(request, response)),
  ];
  return faults[chance.int(faults.length)]!();
}

/** The command in a process of its own. */
export function start({ port }: Loopback, root: string, ...argv: string[]): ChildProcess {
  const script = join(import.meta.dirname, "runFetch.ts");
  const args = ["--import", "tsx", script, `${port}`, root, join(root, "asked.json"), ...argv];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

async function killAfter(count: number, child: ChildProcess, world: World): Promise<void> {
  const ended = once(child, "exit");
  while (world.good() < count && child.exitCode === null) await pause(5);
  child.kill("SIGKILL");
  await ended;
}

export async function outcome(child: ChildProcess): Promise<{ code: number; maxMiB: number }> {
  const chunks: Buffer[] = [];
  child.stdout!.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(child, "close");
  const { code, maxMiB } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, number>;
  return { code: code!, maxMiB: maxMiB! };
}

async function compare(root: string, rows: readonly string[], world: World) {
  const dir = join(root, "data/covers/bandcamp");
  const wanted = new Set(rows.filter((row) => !world.isGone(row)));
  const found = await coversBelow(dir);
  let right = 0;
  for (const name of found)
    if (wanted.has(name) && sha256(await read(dir, name)) === sha256(world.cover(name))) right++;
  return { right, wrong: found.length - right, gone: rows.length - wanted.size };
}
