import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdirSync, realpathSync, utimesSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { beforeEach, afterEach, expect, test } from "vitest";

const source = join(import.meta.dirname, "../../..");
let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "start-")));
  mkdirSync(join(root, "data/code"), { recursive: true });
  mkdirSync(join(root, "data/deep"));
  cpSync(join(source, "data/code/start.mjs"), join(root, "data/code/start.mjs"));
  symlinkSync(join(source, "node_modules"), join(root, "node_modules"));
  write({
    "package.json": '{"type": "module"}',
    "build.ts": `import { word } from "./data/deep/word.ts";
const args: string[] = process.argv.slice(2);
const { late } = await import("./data/late.ts");
console.log([word, late, ...args].join(" "));`,
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
  const argv = [join(root, "data/code/start.mjs"), ...args];
  return (await promisify(execFile)(process.execPath, argv)).stdout.trim();
}

const bundles = () => readdirSync(join(root, ".cache/start")).filter((name) => name.length === 64);
const place = () => `${root}/data file://${root}/data/late.ts`;

test("start.mjs runs build.ts with its arguments; modules know their places", async () => {
  expect(await start("--explain", "x")).toBe(`one ${place()} --explain x`);
  expect(await start()).toBe(`one ${place()}`);
  expect(bundles().length).toBe(1);
});

test.each(["manifest", "build.js"])(
  "start.mjs makes the bundle anew whose %s a power cut left empty",
  async (what) => {
    await start();
    const file = what === "manifest" ? "manifest.json" : join(bundles()[0]!, what);
    writeFileSync(join(root, ".cache/start", file), "");
    expect(await start("x")).toBe(`one ${place()} x`);
  },
);

test("start.mjs says in one line that it cannot write", async () => {
  writeFileSync(join(root, ".cache"), "a file where the folder should be");
  const said = await start().catch(({ code, stderr }) => ({ code, stderr }));
  expect(said).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error: cannot write .*\n$/),
  });
});

test("start.mjs finds packages where .cache is a link to another disk", async () => {
  const disk = mkdtempSync(join(tmpdir(), "disk-"));
  symlinkSync(disk, join(root, ".cache"));
  rmSync(join(root, "node_modules"));
  mkdirSync(join(root, "node_modules"));
  for (const name of ["esbuild", "p-map"])
    symlinkSync(join(source, "node_modules", name), join(root, "node_modules", name));
  write({ "build.ts": 'import pMap from "p-map"; console.log(typeof pMap);' });
  expect(await start()).toBe("function");
  rmSync(disk, { recursive: true });
});

/** start.cjs with so many kB of addresses. */
function startLimited(limit: string): Promise<{ stdout: string }> {
  for (const name of ["start.cjs", "environment.cjs"])
    cpSync(join(source, "data/code", name), join(root, "data/code", name));
  const command = `ulimit -v ${limit} && exec "${process.execPath}" data/code/start.cjs x`;
  return promisify(execFile)("sh", ["-c", command], { cwd: root });
}
const isLinux = process.platform === "linux";
/** In kB: what start.cjs asks for. */
const least = (6 + availableParallelism()) * 1e6;

test("start.cjs runs start.mjs", async () => {
  expect((await startLimited("unlimited")).stdout).toContain(" x");
});

test.skipIf(sep === "\\")("start.cjs says which paths of a project it cannot work in", async () => {
  const odd = join(root, "what?");
  for (const name of ["start.cjs", "environment.cjs"])
    cpSync(join(source, "data/code", name), join(odd, "data/code", name));
  const run = promisify(execFile)(process.execPath, [join(odd, "data/code/start.cjs")]);
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^error: the path of the project holds a question mark .*\n$/),
  });
});

test.skipIf(!isLinux)("start.cjs says first that there is too little address space", async () => {
  await expect(startLimited("4000000")).rejects.toMatchObject({
    code: 1,
    stderr: `error: 4.1 GB of address space (ulimit -v), but ${least / 1e6} GB are needed; raise it: ulimit -v unlimited\n`,
  });
});

test.skipIf(!isLinux)(
  "start.cjs has threads and WebAssembly memories where address space is limited, and ends as the command does",
  async () => {
    write({
      "build.ts": `import { Worker } from "node:worker_threads";
const code = "new WebAssembly.Memory({ initial: 1 }); new WebAssembly.Memory({ initial: 1 })";
let left = 2;
for (let i = 0; i < 2; i++)
  new Worker(code, { eval: true }).on("exit", (failed) => {
    if (failed) process.exit(1);
    if (--left > 0) return;
    console.log(...process.argv.slice(2));
    process.exitCode = 7;
  });`,
    });
    await expect(startLimited(String(least))).rejects.toMatchObject({ code: 7, stdout: "x\n" });
    write({ "build.ts": 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);' });
    await expect(startLimited(String(least))).rejects.toMatchObject({ signal: "SIGTERM" });
  },
);

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
