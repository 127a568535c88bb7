import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("./trainProcess.ts", import.meta.url));

interface Told {
  /** covers seen, in all epochs, when it told its progress first */
  first?: number;
  hash?: string;
}

/** Trains in a process until it is done or has seen `killAfter` covers in all, 205 an epoch; then it is gone. */
async function trainIn(dir: string, killAfter = Infinity): Promise<Told> {
  const child = fork(script, [dir, `${killAfter}`], { execArgv: ["--import", "tsx"] });
  const told: Told = {};
  child.on("message", (message: Told) => Object.assign(told, message));
  // what it told may come after its exit
  await Promise.all([once(child, "exit"), once(child, "disconnect")]);
  return told;
}

function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "train-"));
  return use(dir).finally(() => rmSync(dir, { recursive: true }));
}

describe("train(...) in a process", () => {
  it("killed twice, gives the result of a run without a break", async () => {
    const whole = await inFolder((dir) => trainIn(dir));
    expect(whole.hash).toMatch(/^[0-9a-f]{64}$/);
    await inFolder(async (dir) => {
      expect(await trainIn(dir, 100)).toEqual({ first: 78 });
      expect(await trainIn(dir, 500)).toEqual({ first: 156 });
      expect(await trainIn(dir)).toEqual({ first: 566, hash: whole.hash });
    });
  });
});
