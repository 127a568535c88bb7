import { posix } from "node:path";
import { expect, test } from "vitest";
import { readModule } from "../../../data/code/moduleCode.ts";
import { changedModules, reach, type Reached } from "../../../data/code/reach.ts";

type Files = Record<string, string>;

/** The code that begins in the first file. */
function reached(files: Files): Promise<Reached> {
  const read = async (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no such file: ${path}`);
    return readModule(path, text);
  };
  return reach(Object.keys(files)[0]!, read);
}

const codeOf = async (files: Files): Promise<string> => (await reached(files)).code;

const files: Files = {
  "a/main.ts": `import { twice } from "../b/twice.ts";
    import { half, third } from "./parts.ts";
    import table from "./table.json" with { type: "json" };
    export { quarter } from "./parts.ts";
    export const run = (x: number) => twice(x) + half(x) + third(x) + table.n;
    export const late = () => import("./late.ts");
    export const start = () => new Worker(new URL("./worker.ts", import.meta.url));`,
  "b/twice.ts":
    'import { round } from "pkg/sub"; export const twice = (x: number): number => round(2 * x);',
  "a/parts.ts": "export const half = 2, third = 3, quarter = 4;",
  "a/table.json": '{ "n": 1, "m": 2 }',
  "a/late.ts": "export const x = 1;",
  "a/worker.ts": 'import { deep } from "./deep.ts"; deep();',
  "a/deep.ts": "export const deep = () => 1;",
};

test("reach(entry, read): comments, types, layout and the order of imports and names do not count", async () => {
  const main = `// run
    import table from "./table.json" with { type: "json" };
    import { third, half } from "./parts.ts";
    import type { Other } from "./other.ts";
    import { twice, type Kind } from "../b/twice.ts";
    export { quarter } from "./parts.ts";

    /** it */
    export const run = (x: bigint | number) =>
      twice(x as number) + half(x) + third(x) + table.n;
    export const late = () => import("./late.ts");
    export const start = () => new Worker(
      new URL("./worker.ts", import.meta.url),
    );`;
  const table = '{"m":2,\n"n":1}';
  expect(await codeOf({ ...files, "a/main.ts": main, "a/table.json": table })).toBe(
    await codeOf(files),
  );
});

/** The files with every path of this prefix under another. */
function moved(files: Files, from: string, to: string): Files {
  const place = (path: string) => (path.startsWith(from) ? to + path.slice(from.length) : path);
  const rewritten = Object.entries(files).map(([path, text]) => {
    const specifier = (_: string, name: string) => {
      const target = place(posix.join(posix.dirname(path), name));
      const found = posix.relative(posix.dirname(place(path)), target);
      return found.startsWith(".") ? `"${found}"` : `"./${found}"`;
    };
    return [place(path), text.replaceAll(/"(\.{1,2}\/[^"]+)"/g, specifier)] as const;
  });
  return Object.fromEntries(rewritten);
}

test("reach(entry, read): where files lie and what they are called does not count", async () => {
  const code = await codeOf(files);
  for (const [from, to] of [
    ["a/", "rooms/of/a/"],
    ["b/twice.ts", "twofold.ts"],
    ["a/deep.ts", "zz/depth.ts"],
    ["a/table.json", "0/numbers.json"],
  ] as const) {
    const elsewhere = moved(files, from, to);
    expect(Object.keys(elsewhere)).not.toEqual(Object.keys(files));
    expect(await codeOf(elsewhere), `${from} -> ${to}`).toBe(code);
  }
});

test.each([
  ["a constant", "a/parts.ts", "third = 3", "third = 3.5"],
  ["a function's body", "b/twice.ts", "2 * x", "x + x"],
  ["a constant that nothing uses", "a/late.ts", "x = 1", "x = 2"],
  ["imported JSON", "a/table.json", "1", "7"],
  ["what a worker imports", "a/deep.ts", "=> 1", "=> 2"],
  ["a package's name", "b/twice.ts", "pkg/sub", "pkg/other"],
])("reach(entry, read): %s counts, and its module is named", async (_, path, before, after) => {
  const [old, now] = [
    await reached(files),
    await reached({ ...files, [path]: files[path]!.replace(before, after) }),
  ];
  expect(now.code).not.toBe(old.code);
  expect(changedModules(old.modules, now.modules)).toEqual([path]);
});

test("reach(entry, read): what an import names counts, although no module changed", async () => {
  const two = {
    "a.ts": 'import { x } from "./b.ts"; import { y } from "./c.ts"; x(y);',
    "b.ts": "export const x = 1, y = 1;",
    "c.ts": "export const y = 2, x = 2;",
  };
  const swapped = {
    ...two,
    "a.ts": two["a.ts"].replace("b.ts", "d.ts").replace("c.ts", "b.ts").replace("d.ts", "c.ts"),
  };
  const [old, now] = [await reached(two), await reached(swapped)];
  expect(now.code).not.toBe(old.code);
  expect(changedModules(old.modules, now.modules)).toEqual([]);
});

test("reach(entry, read) follows a circle once", async () => {
  const circle = {
    "a.ts": 'import { b } from "./b.ts"; export const a = () => b;',
    "b.ts": 'import { a } from "./a.ts"; export const b = () => a;',
  };
  expect(Object.keys((await reached(circle)).modules)).toEqual(["a.ts", "b.ts"]);
});

test("reach(entry, read) names packages, but not Node's own or what only loads code", async () => {
  const main =
    'import "node:fs"; import "path"; import "tsx/esm/api"; import "@org/x/y"; import "pkg/z"; import("late");';
  expect((await reached({ "main.mjs": main })).packages).toEqual(["@org/x", "late", "pkg"]);
});

test.each([
  [
    "export const load = (name: string) => import(name);",
    "computed import: import(name) in main.ts",
  ],
  [
    "export const load = (n: string) => import(`./${n}.ts`);",
    "computed import: import(`./${n}.ts`)",
  ],
  [
    "export const at = (n: string) => new URL(n, import.meta.url);",
    "computed import: new URL(n,import.meta.url)",
  ],
  ['const { x } = require("./x.ts");', 'computed import: require("./x.ts")'],
])("readModule(path, text) refuses what cannot be followed: %s", async (text, message) => {
  await expect(readModule("main.ts", text)).rejects.toThrow(message);
});

test("readModule(path, text, { types: true }) counts imports of types", async () => {
  const text =
    'import type { A } from "./a.ts"; import { type B, c } from "./b.ts";\nexport type { D } from "./d.ts";\nexport type E = import("./e.ts").E;';
  const names = async (types: boolean) =>
    (await readModule("main.ts", text, { types })).imports.map(({ specifier }) => specifier);
  expect(await names(false)).toEqual(["./b.ts"]);
  expect((await names(true)).sort()).toEqual(["./a.ts", "./b.ts", "./d.ts"]);
});

test("changedModules(before, after) names the changed, the new, then the gone; nothing where the past is not known", () => {
  const before = { "a.ts": "1", "b.ts": "2", "c.ts": "3" };
  expect(changedModules(before, { "a.ts": "1", "x/b.ts": "2", "c.ts": "4", "d.ts": "5" })).toEqual([
    "c.ts",
    "d.ts",
  ]);
  expect(changedModules(before, { "a.ts": "1", "b.ts": "2" })).toEqual(["c.ts"]);
  expect(changedModules({}, before)).toEqual([]);
});
