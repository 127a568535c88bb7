import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { UserError } from "../../error.ts";
import type { Sources } from "../../sources/readSources.ts";
import type { Clock } from "./backOff.ts";
import { type Disk, nodeDisk } from "../disk/disk.ts";
import { openNetwork, type Surroundings } from "./network.ts";
import { type HostProgress, openTally, type Tally } from "./tally.ts";
import { openVisitor, type Visitor } from "./visit.ts";

/** The outside of a fetch. `surroundings`, `disk` and `staleMs` are for tests: build.ts leaves them out. */
export interface FetchIo {
  /** folder of the project */
  root: string;
  line(text: string): void;
  warn(text: string): void;
  progress(rows: readonly HostProgress[]): void;
  /** while the lock is written: covers looked at */
  inspecting?(done: number, total: number): void;
  /** milliseconds since 1970 */
  now(): number;
  sleep?: Clock["sleep"];
  surroundings?: Surroundings;
  disk?: Disk;
  staleMs?: number;
}

/** What one run shares. */
export interface Session {
  io: FetchIo;
  sources: Sources;
  visitor: Visitor;
  disk: Disk;
  tally: Tally;
}

/** Runs `work` with the network open; whatever fails for good ends all that is under way. */
export async function inSession<T>(
  io: FetchIo,
  sources: Sources,
  contact: string | null,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { politeness } = sources;
  const network = openNetwork(await userAgent(contact), politeness, io.surroundings);
  const clock = { now: io.now, sleep: io.sleep ?? sleep };
  const visitor = openVisitor(network, clock, politeness);
  const tally = openTally(io.progress);
  try {
    return await work({ io, sources, visitor, disk: io.disk ?? nodeDisk, tally });
  } finally {
    visitor.stop(new UserError("fetch ended"));
  }
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}

async function userAgent(contact: string | null): Promise<string> {
  const file = join(import.meta.dirname, "../../../package.json");
  const { name, version } = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  return `${name}/${version} (${contact ?? "scientific reproduction, small rate"})`;
}
