import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("./trainProcess.ts", import.meta.url));

interface Seen {
  hash: string | undefined;
  first: number | undefined;
}

/** Trains in a process until it is done or, by then, has seen `killAfter` covers in all, 205 an epoch; then SIGKILL. */
function trainIn(dir: string, killAfter = Infinity): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [dir], { execArgv: ["--import", "tsx"] });
    let [hash, first]: [string?, number?] = [];
    child.on("message", (message: { hash?: string; label?: string; done?: number }) => {
      hash = message.hash;
      if (message.label !== "training custom") return;
      first ??= message.done!;
      if (message.done! >= killAfter) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("exit", () => resolve({ hash, first }));
  });
}

function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "train-"));
  return use(dir).finally(() => rmSync(dir, { recursive: true }));
}

describe("train(...) in a process", () => {
  it("killed twice, gives the result of a run without a break", { timeout: 60_000 }, async () => {
    const whole = await inFolder((dir) => trainIn(dir));
    expect(whole.hash).toMatch(/^[0-9a-f]{64}$/);
    await inFolder(async (dir) => {
      expect(await trainIn(dir, 190)).toEqual({ hash: undefined, first: 78 });
      const second = await trainIn(dir, 580);
      expect(second.hash).toBeUndefined();
      expect(second.first).toBeGreaterThan(78);
      const last = await trainIn(dir);
      expect(last.first).toBeGreaterThan(410);
      expect(last.hash).toBe(whole.hash);
    });
  });
});
