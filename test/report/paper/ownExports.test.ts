import { expect, it } from "vitest";
import { ownExports } from "../../../report/paper/ownExports.ts";

const kind = {
  folder: "tables",
  what: "a table",
  known: ["corpus"],
  expected: (name: string) => `expected ${name}`,
  isOne: (value: unknown): value is number => typeof value === "number",
} as const;

it("ownExports(kind, modules) gives by name what the modules of the folder export under theirs", () => {
  const modules = { "analyses/hue.ts": { hue: "x" }, "tables/hue.ts": { hue: 1, other: 2 } };
  expect(ownExports(kind, modules)).toEqual({ hue: 1 });
  expect(ownExports(kind)).toEqual({});
});

it.each([
  ["tables/corpus.ts", { corpus: 1 }, "tables/corpus.ts: there is a table corpus already"],
  ["tables/hue.ts", { hues: 1 }, "tables/hue.ts: it does not export a table hue (expected hue)"],
  ["tables/toString.ts", {}, "tables/toString.ts: it does not export a table toString"],
])("ownExports(kind, modules) refuses %s with %j", (path, exports, message) => {
  expect(() => ownExports(kind, { [path]: exports })).toThrow(message);
});
