import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshClone } from "./support/freshClone.ts";

let project = "";
beforeEach(() => void (project = freshClone()));
afterEach(() => rmSync(project, { recursive: true }), 60_000);

/** What `npm run build -- --frozen` says on its error stream: nothing when every result is fresh. */
function frozen(): Promise<string> {
  const args = ["data/code/start.mjs", "--frozen", "--quiet"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: project }, (_error, _out, err) => resolve(err));
  });
}

function edit(path: string, change: (text: string) => string): void {
  const file = join(project, path);
  const text = readFileSync(file, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(file, change(text));
}

/** Moves a file or folder, and mends whatever names it by a relative path. */
function move(from: string, to: string): void {
  const place = (path: string) =>
    path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
  const mended = sources().map((path): [string, string] => {
    const text = readFileSync(join(project, path), "utf8");
    const mend = (whole: string, name: string): string => {
      const target = posix.join(posix.dirname(path), name);
      if (!existsSync(join(project, target))) return whole;
      const found = posix.relative(posix.dirname(place(path)), place(target));
      return `"${found.startsWith(".") ? found : `./${found}`}"`;
    };
    return [place(path), text.replaceAll(/"(\.{1,2}\/[^"]+)"/g, mend)];
  });
  mkdirSync(dirname(join(project, to)), { recursive: true });
  renameSync(join(project, from), join(project, to));
  for (const [path, text] of mended) writeFileSync(join(project, path), text);
}

function sources(): string[] {
  const files = ["analyses", "data", "report"].flatMap((folder) => {
    const paths = readdirSync(join(project, folder), { recursive: true, encoding: "utf8" });
    return paths.map((path) => posix.join(folder, path.replaceAll("\\", "/")));
  });
  return ["build.ts", ...files.filter((path) => /\.(ts|mjs|cjs)$/.test(path)).sort()];
}

describe("npm run build -- --frozen", { timeout: 300_000 }, () => {
  test("every result stays fresh when folders and files move, and imports change their order", async () => {
    move("analyses/stats", "analyses/deep/down/statistics");
    move("analyses/image/normalise.ts", "data/levelsToInputs.ts");
    edit("analyses/fullTraining.ts", (text) => {
      const imports = text.split("\n").filter((line) => /^import .*;$/.test(line));
      const others = text.split("\n").filter((line) => !imports.includes(line));
      return [...imports.reverse(), "// another order", ...others].join("\n");
    });
    expect(await frozen()).toBe("");
  });

  test.each([
    ["a constant", "analyses/image/normalise.ts", /0\.485/, "0.486"],
    ["a worker's code", "analyses/image/histograms/pairsThread.mjs", /$/, "export const more = 1;"],
    ["a function that all import", "data/random.ts", /$/, "export const more = 1;"],
  ])("a result goes stale with %s, and says which module changed", async (_, path, from, to) => {
    edit(path, (text) => text.replace(from, to));
    const said = await frozen();
    expect(said).toContain(`code changed: ${path}`);
    expect(said).toMatch(/^error: stale result: /m);
  });

  test("a result goes stale with the version of a package, and says so", async () => {
    const modules = join(project, "node_modules");
    const installed = realpathSync(modules);
    rmSync(modules);
    mkdirSync(modules);
    for (const name of readdirSync(installed))
      if (name !== "pure-rand") symlinkSync(join(installed, name), join(modules, name));
    cpSync(join(installed, "pure-rand"), join(modules, "pure-rand"), { recursive: true });
    edit("node_modules/pure-rand/package.json", (text) =>
      text.replace(/"version": "[^"]+"/, '"version": "0.0.1"'),
    );
    expect(await frozen()).toMatch(/environment\.pure-rand "[\d.]+" -> "0\.0\.1"/);
  });
});
