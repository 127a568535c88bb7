import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "home-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test("after environment.cjs ONNX Runtime keeps no number of this machine to tell its maker", async () => {
  const { CI: _, ORT_DISABLE_TELEMETRY: __, ...env } = process.env;
  const program = `
    const { InferenceSession } = require("onnxruntime-node");
    InferenceSession.create(new Uint8Array(3)).catch(() => console.log("loaded"));`;
  const args = ["-r", resolve("data/code/environment.cjs"), "-e", program];
  const ended = await promisify(execFile)(process.execPath, args, { env: { ...env, HOME: home } });
  expect(ended.stdout).toBe("loaded\n");
  expect(readdirSync(home)).toEqual([]);
});
