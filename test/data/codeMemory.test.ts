import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Code, rememberCode } from "../../data/codeMemory.ts";
import { sha256 } from "../../data/hash.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "memory-"));
  await writeFile(join(root, "main.ts"), "export const x = 1;");
});
afterEach(() => rm(root, { recursive: true }));

/** The code remembered, or `code` found now in main.ts as it is. */
async function remember(code: string, text = "export const x = 1;"): Promise<string> {
  const sources = { "main.ts": sha256(text) };
  const find = async (): Promise<Code> => ({ code, packages: [], sources });
  return (await rememberCode("main.ts", root, find)).code;
}

test("rememberCode(module, root, find) does not look again while every source has the same content", async () => {
  expect(await remember("c1")).toBe("c1");
  await writeFile(join(root, "main.ts"), "export const x = 1;");
  expect(await remember("c2")).toBe("c1");
});

test("rememberCode(module, root, find) looks again when a source changes, even back to one that it knew", async () => {
  const changed = "export const x = 2;";
  await remember("c1");
  await writeFile(join(root, "main.ts"), changed);
  expect(await remember("c2", changed)).toBe("c2");
  await writeFile(join(root, "main.ts"), "export const x = 1;");
  expect(await remember("c3")).toBe("c3");
});

test("rememberCode(module, root, find) looks again when a source is gone", async () => {
  await remember("c1");
  await rm(join(root, "main.ts"));
  expect(await remember("c2")).toBe("c2");
});

test("rememberCode(module, root, find) looks again when package.json changes", async () => {
  await remember("c1");
  await writeFile(join(root, "package.json"), '{"sideEffects": false}');
  expect(await remember("c2")).toBe("c2");
});

test("rememberCode(module, root, find) does not trust what was read while it was being written", async () => {
  await remember("c1", "export const x = 0;");
  expect(await remember("c2")).toBe("c2");
});

test("rememberCode(module, root, find) looks again when its own file is damaged", async () => {
  await remember("c1");
  const dir = join(root, ".cache/code");
  for (const file of await readdir(dir)) await writeFile(join(dir, file), '{"code": "c0"}');
  expect(await remember("c2")).toBe("c2");
});
