import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CodeIdentity, rememberIdentities } from "../../../data/code/code.ts";

let root = "";
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), "code-"))));
afterEach(() => rm(root, { recursive: true }));

/** Identity of a/main.ts in a new process, after writing these files. */
async function identity(files: Record<string, string>): Promise<CodeIdentity> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return rememberIdentities(root)(pathToFileURL(join(root, "a/main.ts")).href);
}

const files = {
  "a/main.ts": 'import { twice } from "../b/twice.ts"; export const run = (x: number) => twice(x);',
  "b/twice.ts": "export const twice = (x: number): number => 2 * x;",
};

test("identify(module) is the same again, and follows every change", async () => {
  const before = await identity(files);
  expect(Object.keys(before.modules)).toEqual(["a/main.ts", "b/twice.ts"]);
  expect(await identity({})).toEqual(before);
  const changed = await identity({ "b/twice.ts": "export const twice = (x: number) => x + x;" });
  expect(changed.code).not.toBe(before.code);
  expect(await identity(files)).toEqual(before);
});

test("identify(module) does not trust a damaged memory", async () => {
  const before = await identity(files);
  const dir = join(root, ".cache/code");
  for (const file of await readdir(dir)) await writeFile(join(dir, file), "[]");
  expect(await identity({})).toEqual(before);
});

test("identify(module) reads each file once: code edited during a run is not the code that runs", async () => {
  const identify = rememberIdentities(root);
  await identity(files);
  const main = pathToFileURL(join(root, "a/main.ts")).href;
  const before = await identify(main);
  await writeFile(join(root, "b/twice.ts"), "export const twice = 0;");
  await writeFile(join(root, "a/other.ts"), 'export * from "../b/twice.ts";');
  const other = await identify(pathToFileURL(join(root, "a/other.ts")).href);
  expect(other.modules["b/twice.ts"]).toBe(before.modules["b/twice.ts"]);
});

test("identify(module) names what is missing", async () => {
  await expect(identity({ "a/main.ts": 'import "../b/gone.ts";' })).rejects.toThrow(
    "no such file: b/gone.ts",
  );
});

test("identify(module) names the packages used, with their versions", async () => {
  const { packages } = await identity({
    "a/main.ts":
      'import x from "pkg/sub"; import y from "@org/absent"; import z from "optional"; export const run = () => [x, y, z];',
    "package.json": '{"optionalDependencies": {"optional": "4.5.6"}}',
    "node_modules/pkg/package.json": '{"version": "1.2.3"}',
  });
  expect(packages).toEqual({ "@org/absent": "not installed", optional: "4.5.6", pkg: "1.2.3" });
});

test("rememberIdentities(root, own) follows what a paper's own module imports by this project's name, wherever the paper lies", async () => {
  const identities = await Promise.all(
    ["paper", "deep/er/paper"].map(async (folder) => {
      const base = realpathSync(mkdtempSync(join(tmpdir(), "own-")));
      const [edition, own] = [join(base, "edition"), join(base, folder)];
      const put = (path: string, text: string) => {
        mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, text);
      };
      put(join(edition, "package.json"), "{}");
      put(join(edition, "a/levels.ts"), "export const levels = 3;");
      put(
        join(own, "analyses/hue.ts"),
        'import { levels } from "genre-from-cover-art/a/levels.ts"; import { x } from "./in/x.ts"; export const hue = levels + x;',
      );
      put(join(own, "analyses/in/x.ts"), "export const x = 1;");
      const module = pathToFileURL(join(own, "analyses/hue.ts")).href;
      const identity = await rememberIdentities(edition, own)(module);
      put(join(edition, "a/levels.ts"), "export const levels = 4;");
      const changed = await rememberIdentities(edition, own)(module);
      rmSync(base, { recursive: true });
      expect(changed.code).not.toBe(identity.code);
      return identity;
    }),
  );
  expect(identities[0]).toEqual(identities[1]);
  expect(Object.keys(identities[0]!.modules)).toEqual([
    "a/levels.ts",
    "analyses/hue.ts",
    "analyses/in/x.ts",
  ]);
});
