import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdirSync, realpathSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, afterEach, expect, test } from "vitest";

const source = join(import.meta.dirname, "../..");
let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "start-")));
  mkdirSync(join(root, "data/deep"), { recursive: true });
  mkdirSync(join(root, "report/diff"), { recursive: true });
  cpSync(join(source, "data/start.mjs"), join(root, "data/start.mjs"));
  symlinkSync(join(source, "node_modules"), join(root, "node_modules"));
  write({
    "package.json": '{"type": "module"}',
    "build.ts": `import { word } from "./data/deep/word.ts";
const args: string[] = process.argv.slice(2);
const { late } = await import("./data/late.ts");
console.log([word, late, ...args].join(" "));`,
    "report/diff/main.ts": "console.log('diff of', ...process.argv.slice(2))",
    "data/deep/word.ts":
      'import json from "../word.json" with { type: "json" }; export const { word } = json;',
    "data/word.json": '{"word": "one"}',
    "data/late.ts": "export const late: string = import.meta.dirname + ' ' + import.meta.url;",
  });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
}

async function start(...args: string[]): Promise<string> {
  const argv = [join(root, "data/start.mjs"), ...args];
  return (await promisify(execFile)(process.execPath, argv)).stdout.trim();
}

const bundles = () => readdirSync(join(root, ".cache/start")).filter((name) => name.length === 64);
const place = () => `${root}/data file://${root}/data/late.ts`;

test("start.mjs runs build.ts with its arguments; modules know their places", async () => {
  expect(await start("--explain", "x")).toBe(`one ${place()} --explain x`);
  expect(await start()).toBe(`one ${place()}`);
  expect(bundles().length).toBe(1);
});

test("start.mjs diff runs report/diff/main.ts with the other arguments", async () => {
  expect(await start("diff", "main", "--gate")).toBe("diff of main --gate");
});

test("start.mjs runs what the files say now", async () => {
  await start();
  write({ "data/word.json": '{"word": "two"}' });
  expect(await start()).toBe(`two ${place()}`);
  write({ "data/late.ts": "export const late = 3;" });
  expect(await start()).toBe("two 3");
  write({ "data/word.json": '{"word": "one"}' });
  expect(await start()).toBe("one 3");
});

test("start.mjs says what cannot be read, and runs nothing old in its place", async () => {
  await start();
  write({ "data/late.ts": "export const late = ;" });
  await expect(start()).rejects.toThrow("data/late.ts:1:20");
  rmSync(join(root, "data/late.ts"));
  await expect(start()).rejects.toThrow('Could not resolve "./data/late.ts"');
});

test("start.mjs removes bundles after a week", async () => {
  await start();
  const [first] = bundles();
  write({ "data/word.json": '{"word": "two"}' });
  await start();
  expect(bundles()).toContain(first);
  utimesSync(join(root, ".cache/start", first!), 0, 0);
  write({ "data/word.json": '{"word": "three"}' });
  await start();
  expect(bundles()).not.toContain(first);
  expect(bundles().length).toBe(2);
});
