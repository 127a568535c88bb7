import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  readResult,
  roundNumbers,
  strayResults,
  writeResult,
} from "../../../analyses/pipeline/results.ts";

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "results-"))));
afterEach(() => rm(dir, { recursive: true }));

const dependencies = {
  parts: {
    schema: 1,
    name: "demo",
    code: "c",
    params: {},
    corpus: "d",
    environment: {},
    engine: null,
  },
  modules: { code: { "analyses/demo.ts": "abcdefabcdef" }, engine: null },
};
const picture = { width: 2, height: 1, pixels: Uint8Array.from([1, 2, 3, 250, 251, 252]) };
const outcome = { result: { b: 1 / 3, a: [12345, 0.000123456] }, images: { mean: picture } };

test("writeResult(dir, dependencies, outcome) then readResult(dir, name) gives it back, rounded", async () => {
  const written = await writeResult(dir, dependencies, outcome);
  expect(written.result).toEqual({ a: [12345, 0.0001235], b: 0.3333 });
  expect(await readResult(dir, "demo")).toEqual(written);
  const png = await readFile(join(dir, "demo/mean.png"));
  expect([...(await sharp(png).raw().toBuffer())]).toEqual([...picture.pixels]);
});

test("writeResult(dir, dependencies, outcome) writes one number a line, keys sorted", async () => {
  await writeResult(dir, dependencies, outcome);
  const text = await readFile(join(dir, "demo.json"), "utf8");
  expect(text).toContain('  "a": [\n   12345,\n   0.0001235\n  ],\n  "b": 0.3333\n');
});

test("writeResult(dir, dependencies, outcome) removes pictures of an earlier result", async () => {
  await writeResult(dir, dependencies, { ...outcome, images: { old: picture } });
  await writeResult(dir, dependencies, outcome);
  expect(await readdir(join(dir, "demo"))).toEqual(["mean.png"]);
});

test("writeResult(dir, dependencies, outcome) keeps binary files beside the result, against edits", async () => {
  const files = { "parameters-1": Uint8Array.from([0, 255, 7]) };
  const written = await writeResult(dir, dependencies, { ...outcome, files });
  expect(await readResult(dir, "demo")).toEqual(written);
  expect(await readdir(join(dir, "demo"))).toEqual(["mean.png", "parameters-1.bin"]);
  await writeFile(join(dir, "demo/parameters-1.bin"), "x");
  expect(await readResult(dir, "demo")).toEqual({
    problem: "differs from what was computed (edited by hand?): demo/parameters-1.bin",
  });
  await writeResult(dir, dependencies, outcome);
  expect(await readdir(join(dir, "demo"))).toEqual(["mean.png"]);
});

test("readResult(dir, name) notices what is missing or was changed by hand", async () => {
  const problem = async () => ((await readResult(dir, "demo")) as { problem?: string }).problem;
  expect(await problem()).toBe("not computed");
  await writeResult(dir, dependencies, outcome);
  const path = join(dir, "demo.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace("0.3333", "0.9333"));
  expect(await problem()).toBe("differs from what was computed (edited by hand?): demo.json");
  await writeFile(path, text);
  await writeFile(join(dir, "demo/mean.png"), "x");
  expect(await problem()).toBe("differs from what was computed (edited by hand?): demo/mean.png");
  await rm(join(dir, "demo/mean.png"));
  expect(await problem()).toBe(
    "missing picture: demo/mean.png (restore it from git, or delete the result to compute it anew)",
  );
});

const refusals: [string, (text: string) => string, string][] = [
  ["nothing", () => "", "cut off, or no JSON"],
  ["a file cut off", (text) => text.slice(0, 200), "cut off, or no JSON"],
  ["a list", () => "[]", "cut off, or no JSON"],
  ["an empty object", () => "{}", "without key, parts, digest, images or result"],
  ["1e999", (text) => text.replace("12345", "1e999"), "not a finite number: result.a.0"],
  [
    "a deep one",
    () => `{"key": ${"[".repeat(1e5)}${"]".repeat(1e5)}}`,
    "nested more than 100 deep",
  ],
  ["-1e999", (text) => text.replace("0.3333", "-1e999"), "not a finite number: result.b"],
  [
    "1e999 in a key",
    (text) => text.replace('"schema": 1', '"schema": 1e999'),
    "not a finite number",
  ],
  ["another key", (text) => text.replace(/"key": "./, '"key": "x'), "key and parts do not belong"],
  [
    "a picture elsewhere",
    (text) => text.replace('"mean"', '"../mean"'),
    "not a name of a picture or file",
  ],
  ["a picture's name with ESC", (text) => text.replace('"mean"', '"\\u001b"'), '"\\u001b"'],
];

test.each(refusals)("readResult(dir, name) refuses %s in one line", async (_, change, reason) => {
  await writeResult(dir, dependencies, outcome);
  const path = join(dir, "demo.json");
  await writeFile(path, change(await readFile(path, "utf8")));
  const read = readResult(dir, "demo");
  await expect(read).rejects.toThrow(`not a result: ${path} (`);
  await expect(read).rejects.toThrow(reason);
  await expect(read).rejects.toThrow(
    /^\P{Cc}+; restore it from git, or delete the result [^\n]+$/u,
  );
});

test("readResult(dir, name) says where a folder or a pipe has a result's or a picture's name", async () => {
  await writeResult(dir, dependencies, outcome);
  for (const path of [join(dir, "demo/mean.png"), join(dir, "demo.json")]) {
    await rm(path);
    await mkdir(path);
    await expect(readResult(dir, "demo")).rejects.toThrow(`not a file: ${path} (remove it)`);
    await rm(path, { recursive: true });
    execFileSync("mkfifo", [path]);
    await expect(readResult(dir, "demo")).rejects.toThrow(`not a file: ${path} (remove it)`);
    await rm(path);
    await writeResult(dir, dependencies, outcome);
  }
});

test("readResult(dir, name) refuses the result of another analysis", async () => {
  await writeResult(dir, dependencies, outcome);
  await cp(join(dir, "demo.json"), join(dir, "other.json"));
  await expect(readResult(dir, "other")).rejects.toThrow(
    'other.json (of another analysis: "demo";',
  );
});

test.each(["../../../../PWN", "/etc/x", "a\0", ".."])(
  "writeResult(dir, dependencies, outcome) writes no picture named %j, and nothing outside",
  async (name) => {
    const odd = { result: 1, images: { [name]: picture } };
    const written = writeResult(join(dir, "a/b"), dependencies, odd);
    await expect(written).rejects.toThrow("not a name of a file");
    expect(await readdir(dir)).toEqual([]);
  },
);

test("strayResults(dir, analyses) are the results of no analysis", async () => {
  await writeResult(dir, dependencies, outcome);
  expect(await strayResults(dir, ["demo"])).toEqual([]);
  expect(await strayResults(dir, ["other"])).toEqual(["demo.json"]);
  expect(await strayResults(join(dir, "nowhere"), [])).toEqual([]);
});

test("roundNumbers(value) names the place of what is no number", () => {
  expect(() => roundNumbers({ a: [1, NaN] })).toThrow("not a finite number: result.a.1 NaN");
  expect(() => roundNumbers({ a: undefined })).toThrow("not in JSON: result.a undefined");
});
