import { expect, test } from "vitest";
import { changedImports, importedFiles } from "../../data/imports.ts";

const files = new Map([
  ["a/one.ts", 'import { x } from "./two.ts";\nimport type { T } from "./types.ts";\n'],
  ["a/two.ts", 'export * from "../b/three.ts";\nconst late = () => import("./late.ts");\n'],
  ["a/late.ts", 'new Worker(new URL("./worker.ts", import.meta.url));\n'],
  ["a/worker.ts", "export const worker = 1;\n"],
  ["a/types.ts", "export type T = 1;\n"],
  ["a/other.ts", "export const other = 1;\n"],
  ["b/three.ts", "export const three = 3;\n"],
]);

test("importedFiles(entry, files) follows imports, exports, late imports and workers, not types", () => {
  expect(importedFiles("a/one.ts", files)).toEqual([
    "a/late.ts",
    "a/one.ts",
    "a/two.ts",
    "a/worker.ts",
    "b/three.ts",
  ]);
});

test("changedImports(entry, before, after) does not count comments, types and files not loaded", async () => {
  const after = new Map(files);
  after.set("b/three.ts", "// a comment\nexport const three: number = 3;\n");
  after.set("a/other.ts", "export const other = 2;\n");
  expect(await changedImports("a/one.ts", files, after)).toEqual([]);
  after.set("b/three.ts", "export const three = 4;\n");
  expect(await changedImports("a/one.ts", files, after)).toEqual(["b/three.ts"]);
});
