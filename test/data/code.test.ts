import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeIdentity } from "../../data/code.ts";

let root = "";
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), "code-"))));
afterEach(() => rm(root, { recursive: true }));

async function codeOf(files: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return (await codeIdentity("a/main.ts", root)).code;
}

const files = {
  "a/main.ts":
    'import { twice } from "../b/twice.ts"; export const run = (x: number) => twice(x) + 1;',
  "b/twice.ts": "export const twice = (x: number): number => 2 * x; export const unused = 1;",
};

test("codeIdentity(module) does not change with comments, types, layout or what is not used", async () => {
  const before = await codeOf(files);
  const after = await codeOf({
    "a/main.ts":
      '// run\nimport { twice } from "../b/twice.ts";\n\n/** it */\nexport const run = (x: bigint | number) =>\n  twice(x as number) + 1;\n',
    "b/twice.ts": "export const unused = 3;\nexport const twice = (x: number) => 2 * x;",
  });
  expect(after).toBe(before);
});

test("codeIdentity(module) changes with a transitive import", async () => {
  const before = await codeOf(files);
  expect(await codeOf({ "b/twice.ts": "export const twice = (x: number) => x + x;" })).not.toBe(
    before,
  );
});

test("codeIdentity(module) changes with imported JSON", async () => {
  const main =
    'import data from "./data.json" with { type: "json" }; export const run = () => data.n;';
  const before = await codeOf({ "a/main.ts": main, "a/data.json": '{"n": 1}' });
  expect(await codeOf({ "a/data.json": '{"n": 2}' })).not.toBe(before);
});

test("codeIdentity(module) follows dynamic imports and workers", async () => {
  const main = `export const load = () => import("./lazy.ts");
    export const start = () => new Worker(new URL("./worker.ts", import.meta.url));`;
  const before = await codeOf({
    "a/main.ts": main,
    "a/lazy.ts": "export const x = 1;",
    "a/worker.ts": "import './deep.ts';",
    "a/deep.ts": "console.log(1);",
  });
  const lazy = await codeOf({ "a/lazy.ts": "export const x = 2;" });
  const worker = await codeOf({ "a/deep.ts": "console.log(2);" });
  expect(new Set([before, lazy, worker]).size).toBe(3);
});

test("codeIdentity(module) refuses computed imports", async () => {
  const main = "export const load = (name: string) => import(`./${name}.ts`);";
  await expect(codeOf({ "a/main.ts": main.replace("`./${name}.ts`", "name") })).rejects.toThrow(
    "computed import: import(name) in a/main.ts",
  );
});

test("codeIdentity(module) names the packages used, with their versions", async () => {
  await codeOf({
    "a/main.ts":
      'import { join } from "node:path"; import x from "pkg/sub"; import y from "@org/absent"; import z from "optional"; export const run = () => [join, x, y, z];',
    "package.json": '{"optionalDependencies": {"optional": "4.5.6"}}',
    "node_modules/pkg/package.json": '{"version": "1.2.3"}',
  });
  const { packages } = await codeIdentity("a/main.ts", root);
  expect(packages).toEqual({ "@org/absent": "not installed", optional: "4.5.6", pkg: "1.2.3" });
});

test("codeIdentity(module) is remembered, and changes with what a worker imports", async () => {
  const before = await codeOf({
    "a/main.ts": 'new Worker(new URL("../b/worker.ts", import.meta.url));',
    "b/worker.ts": "import './deep.ts';",
    "b/deep.ts": "console.log(1);",
  });
  expect(await codeOf({})).toBe(before);
  const after = await codeOf({ "b/deep.ts": "console.log(2);" });
  expect(after).not.toBe(before);
  expect(await codeOf({ "b/deep.ts": "console.log(2); // again" })).toBe(after);
});
